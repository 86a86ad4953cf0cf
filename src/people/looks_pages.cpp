#include "people/looks_pages.hpp"

#include "core/limits.hpp"
#include "people/role_names.hpp"
#include "platform/page/components.hpp"

namespace allting::people {
namespace {

std::string words(const page::Frame& frame, i18n::Key key) { return std::string((*frame.t)(key)); }

/// "Öppnade röstlängden (3)": of which process, where it was a register.
std::string what_of(const i18n::Translator& t, const Look& look) {
    std::string what(t(i18n::Key::at_run_time("people.look_" + look.what)));
    if (look.process) what += " (" + std::to_string(look.process.value) + ")";
    return what;
}

}  // namespace

std::string looks_page(const page::Frame& frame, const LookList& list, std::int64_t page_number) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "people.looks"), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("people.looks"), t("people.looks_lead"));
        if (list.looks.empty()) return page::empty_state(out, t("people.looks_none"), t("people.looks_none_sentence"));
        page::Table table{.caption = words(frame, "people.looks"),
                          .heads = {words(frame, "people.looks_when"), words(frame, "people.looks_who"), words(frame, "people.looks_roles"),
                                    words(frame, "people.looks_what"), words(frame, "people.looks_count")},
                          .rows = {},
                          .numeric = {false, false, false, false, true}};
        for (const Look& look : list.looks)
            table.rows.push_back({t.date_time(look.at),
                                  look.protected_identity || look.name.empty() ? "#" + std::to_string(look.person.value) : look.name,
                                  role_names(t, look.roles), what_of(t, look),
                                  std::to_string(look.about_count)});
        page::table(out, table);
        const auto rows = std::int64_t(limits::page_rows);
        page::pager(out, frame, "/people/looks?page=", page_number, (list.count + rows - 1) / rows);
    });
}

json::Value looks_json(const LookList& list) {
    json::Array looks;
    for (const Look& look : list.looks)
        looks.push_back(json::Object{{"at", look.at}, {"person", look.person}, {"roles", words_of(look.roles)}, {"what", look.what},
                                     {"about_count", look.about_count}, {"process", look.process}});
    return json::Object{{"count", list.count}, {"looks", looks}};
}

}  // namespace allting::people
