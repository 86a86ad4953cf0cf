// The page on which an administrator goes through who has which role.
#include "people/role_names.hpp"
#include "places/staff_pages.hpp"
#include "platform/page/components.hpp"

namespace allting::places {
namespace {

std::string words(const page::Frame& frame, i18n::Key key) { return std::string((*frame.t)(key)); }

std::vector<std::string> row_of(const page::Frame& frame, const people::RoleHolder& holder, const people::HeldRole& held) {
    const auto& t = *frame.t;
    return {holder.protected_identity ? t("places.protected_person", {{"number", holder.person.value}}) : holder.name,
            people::role_name(t, held.role),
            held.since ? t.date(*held.since) : words(frame, "places.review_since_unknown"),
            holder.seen_day ? t.date(*holder.seen_day) : words(frame, "places.review_never"),
            words(frame, holder.has_second_step ? i18n::Key("places.review_yes") : i18n::Key("places.review_no"))};
}

}  // namespace

std::string review_page(const page::Frame& frame, const ReviewView& view) {
    const auto& t = *frame.t;
    const page::Options options{.title = words(frame, "places.review"),
                                .crumbs = {{"/people", words(frame, "places.people")}, {"/people/review", words(frame, "places.review"), true}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("places.review"), t("places.review_lead"));
        if (view.administrators > people::administrators_wise)
            page::notice(out, page::NoticeKind::warning, t("places.many_administrators"),
                         t("places.many_administrators_sentence", {{"count", view.administrators}, {"wise", people::administrators_wise}}));
        page::Table table{.caption = words(frame, "places.review"),
                          .heads = {words(frame, "people.name"), words(frame, "places.role"), words(frame, "places.review_since"),
                                    words(frame, "places.review_seen"), words(frame, "people.second_step")},
                          .rows = {}};
        for (const auto& holder : view.holders)
            for (const auto& held : holder.roles) table.rows.push_back(row_of(frame, holder, held));
        page::table(out, table);
    });
}

json::Value review_json(const ReviewView& view) {
    json::Array holders;
    for (const auto& holder : view.holders) {
        json::Array roles;
        for (const auto& held : holder.roles) roles.push_back(json::Object{{"role", people::word_of(held.role)}, {"since", held.since}});
        holders.push_back(json::Object{{"person", holder.person},
                                       {"name", holder.protected_identity ? json::Value() : json::Value(holder.name)},
                                       {"roles", roles}, {"seen_day", holder.seen_day}, {"has_second_step", holder.has_second_step}});
    }
    return json::Object{{"administrators", view.administrators}, {"too_many_administrators", view.administrators > people::administrators_wise},
                        {"holders", holders}};
}

}  // namespace allting::places
