// Pages of the facilitator for people who are not on the net: accounts by name, their cards, and what is told by hand.
#include "core/limits.hpp"
#include "people/account_pages.hpp"

namespace allting::people {
namespace {

namespace forms = page::forms;

std::string words(const page::Frame& frame, i18n::Key key) { return std::string((*frame.t)(key)); }

void new_form(html::Out& out, const page::Frame& frame, const ByNameView& view, const page::Typed& typed) {
    std::vector<forms::Choice> languages;
    for (const auto& language : view.languages)
        languages.push_back({.value = language.address, .label = language.text, .chosen = language.address == frame.t->language()});
    forms::open(out, frame, {.action = "/people/by-name"});
    forms::line(out, frame, typed,
                {.name = "name", .label = words(frame, "people.name"), .help = words(frame, "people.by_name_name_help"),
                 .characters_max = limits::name_characters_max});
    forms::line(out, frame, typed,
                {.name = "contact", .label = words(frame, "people.contact"), .help = words(frame, "people.by_name_contact_help"),
                 .required = false});
    forms::select(out, frame, typed, {.name = "language", .label = words(frame, "people.language")}, languages);
    forms::checkbox(out, frame, typed,
                    {.name = "protected_identity", .label = words(frame, "people.protected_identity"),
                     .help = words(frame, "people.protected_identity_help")});
    forms::button(out, (*frame.t)("people.by_name_make"));
    forms::close(out);
}

void new_card_button(html::Out& out, const page::Frame& frame, const Person& person) {
    forms::open(out, frame, {.action = "/people/" + std::to_string(person.id.value) + "/card"});
    html::write<R"(<button class="ds-button" data-variant="secondary" type="submit">{}<span class="visually-hidden"> {}</span></button>)">(
        out, (*frame.t)("people.new_card"), person.name);
    forms::close(out);
}

void to_tell(html::Out& out, const page::Frame& frame, const ToTell& one) {
    html::write<R"(<article class="message"><h2 dir="auto">{}</h2>
<p dir="auto">{}</p>
<h3>{}</h3>
{}{}</article>
)">(out, one.name.empty() ? (*frame.t)("people.without_account") : std::string_view(one.name), one.contact, one.notice.told.subject,
        [&](html::Out& o) { page::written_text(o, one.notice.told.text); },
        [&](html::Out& o) {
            forms::open(o, frame, {.action = "/notices/" + std::to_string(one.notice.told.id) + "/told"});
            html::write<R"(<button class="ds-button" data-variant="secondary" type="submit">{}<span class="visually-hidden"> {}</span></button>)">(
                o, (*frame.t)("people.by_hand_told"), one.name);
            forms::close(o);
        });
}

}  // namespace

std::string by_name_page(const page::Frame& frame, const ByNameView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "people.by_name"), .keep_out_of_search = true}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("people.by_name"), t("people.by_name_lead"));
        new_form(out, frame, view, typed);
        html::write<R"(<h2>{}</h2>
<p><a href="/notices/by-hand">{}</a></p>
)">(out, t("people.by_name_list"), t("people.by_hand"));
        if (view.persons.empty()) return page::empty_state(out, t("people.by_name_none"), t("people.by_name_none_sentence"));
        html::write<R"(<ul class="plain-list">{}</ul>
)">(out, html::each(view.persons, [&](html::Out& o, const Person& person) {
            html::write<R"(<li><p><strong dir="auto">{}</strong> <span dir="auto">{}</span></p>{}</li>
)">(o, person.name, person.contact, [&](html::Out& form) { new_card_button(form, frame, person); });
        }));
    });
}

std::string card_page(const page::Frame& frame, const CardView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "people.card"), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="no-print">{}</p>
<section class="receipt"><h2>{}</h2>
<p dir="auto">{}</p>
<p class="receipt-number">{}</p>
<ol><li>{}</li><li>{}</li><li>{}</li></ol>
<p>{}</p></section>
<p class="no-print"><a href="/people/by-name">{}</a></p>
)">(out, t("people.card"), t("people.card_print"), frame.organisation_name, view.name, view.code,
            t("people.card_step_go", {{"address", view.address}}), t("people.card_step_choose"), t("people.card_step_code"),
            t("people.card_keep"), t("people.by_name"));
    });
}

std::string by_hand_page(const page::Frame& frame, const std::vector<ToTell>& waiting) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "people.by_hand"), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
<p><a href="/notices/letters">{}</a></p>
<p><a href="/notices/unreached">{}</a></p>
)">(out, t("people.by_hand"), t("people.by_hand_lead"), t("mailroom.letters"), t("mailroom.unreached"));
        if (waiting.empty()) return page::empty_state(out, t("people.by_hand_none"), t("people.by_hand_none_sentence"));
        for (const ToTell& one : waiting) to_tell(out, frame, one);
    });
}

}  // namespace allting::people
