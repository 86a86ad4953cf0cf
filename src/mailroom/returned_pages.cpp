#include "mailroom/returned_pages.hpp"

#include "platform/page/components.hpp"

namespace allting::mailroom {
namespace {

namespace forms = page::forms;
using i18n::Key;

std::string words(const page::Frame& frame, Key key) { return std::string((*frame.t)(key)); }

/// In words, after the classes of RFC 3463: 5.1 is about the address, 5.2 about the mailbox.
Key why(const std::string& reason) {
    if (reason.starts_with("5.1.")) return "mailroom.why_address";
    if (reason.starts_with("5.2.")) return "mailroom.why_mailbox";
    return "mailroom.why_refused";
}

void act(html::Out& out, const page::Frame& frame, const Unreached& one, std::string_view verb, Key label) {
    forms::open(out, frame, {.action = "/notices/" + std::to_string(one.returned.told.id) + std::string(verb)});
    html::write<R"(<button class="ds-button" data-variant="secondary" type="submit">{}<span class="visually-hidden">: {}</span></button>)">(
        out, (*frame.t)(label), one.returned.told.subject);
    forms::close(out);
}

void item(html::Out& out, const page::Frame& frame, const Unreached& one) {
    const auto& t = *frame.t;
    const std::string who = one.is_protected ? words(frame, "people.by_hand_protected") : one.name.empty() ? words(frame, "people.without_account") : one.name;
    const bool has_new_address = !one.email.empty() && one.email != one.returned.address;
    html::write<R"(<article class="message"><h2 dir="auto">{}</h2>
<p>{}</p>
<p>{} {}</p>
<p>{}</p>
{}</article>
)">(out, who, one.returned.told.subject,
        one.is_protected ? t("mailroom.came_back", {{"at", t.date_time(one.returned.returned_at)}})
                         : t("mailroom.came_back_from", {{"at", t.date_time(one.returned.returned_at)}, {"address", one.returned.address}}),
        t(why(one.returned.reason)), has_new_address ? t("mailroom.has_new_address") : t("mailroom.what_to_do"), [&](html::Out& o) {
            act(o, frame, one, "/by-hand", "mailroom.tell_by_hand");
            act(o, frame, one, "/resend", "mailroom.resend");
            act(o, frame, one, "/settlement", "mailroom.settle");
        });
}

}  // namespace

std::string unreached_page(const page::Frame& frame, const page::Typed& typed, const std::vector<Unreached>& list) {
    const auto& t = *frame.t;
    const page::Options options{.title = words(frame, "mailroom.unreached"), .crumbs = {{"/notices/by-hand", words(frame, "people.by_hand")}}, .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("mailroom.unreached"), t("mailroom.unreached_lead"));
        if (list.empty()) return page::empty_state(out, t("mailroom.unreached_none"), t("mailroom.unreached_none_sentence"));
        for (const Unreached& one : list) item(out, frame, one);
    });
}

json::Value unreached_json(const std::vector<Unreached>& list) {
    json::Array unreached;
    for (const Unreached& one : list)
        unreached.push_back(json::Object{{"notice", one.returned.told.id}, {"name", one.is_protected ? std::string() : one.name},
                                         {"address", one.is_protected ? std::string() : one.returned.address}, {"protected", one.is_protected},
                                         {"subject", one.returned.told.subject}, {"reason", one.returned.reason}, {"returned_at", one.returned.returned_at}});
    return json::Object{{"unreached", unreached}};
}

}  // namespace allting::mailroom
