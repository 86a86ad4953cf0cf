#include "people/sign_in_pages.hpp"

#include "core/limits.hpp"
#include "platform/page/components.hpp"

namespace allting::people {
namespace {

namespace forms = page::forms;

void heading(html::Out& out, std::string_view title, std::string_view sentence) {
    html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, title, sentence);
}

void email_field(html::Out& out, const page::Frame& frame, const page::Typed& typed) {
    forms::line(out, frame, typed,
                {.name = "email", .label = std::string((*frame.t)("people.email")), .autocomplete = "email", .input_mode = "email"},
                "email");
}

void name_field(html::Out& out, const page::Frame& frame, const page::Typed& typed) {
    const auto& t = *frame.t;
    forms::line(out, frame, typed,
                {.name = "name",
                 .label = std::string(t("people.name")),
                 .help = std::string(t("people.name_help")),
                 .characters_max = limits::name_characters_max,
                 .autocomplete = "name"});
}

void new_password_field(html::Out& out, const page::Frame& frame, const page::Typed& typed, bool required) {
    const auto& t = *frame.t;
    forms::line(out, frame, typed,
                {.name = "password",
                 .label = std::string(t("people.password")),
                 .help = t(required ? i18n::Key("people.new_password_help") : i18n::Key("people.optional_password_help"),
                           {{"least", std::int64_t(limits::password_characters_min)}}),
                 .required = required,
                 .autocomplete = "new-password"},
                "password");
}

void mail_folder_notice(html::Out& out, const page::Frame& frame, std::string_view mail_folder) {
    if (mail_folder.empty()) return;
    const auto& t = *frame.t;
    page::notice(out, page::NoticeKind::information, t("people.mail_folder_heading"),
                 t("people.mail_folder", {{"folder", mail_folder}}));
}

void card_form(html::Out& out, const page::Frame& frame, const SignInView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    html::write<R"(<details {}><summary>{}</summary>
{}</details>
)">(out, html::flag("open", view.card_was_tried), t("people.have_card"), [&](html::Out& o) {
        forms::open(o, frame, {.action = "/sign-in/cards"});
        forms::line(o, frame, typed,
                    {.name = "code",
                     .label = std::string(t("people.card_code")),
                     .help = std::string(t("people.card_code_help")),
                     .autocomplete = "off"});
        forms::hidden(o, "next", view.next);
        forms::button(o, t("people.sign_in"), forms::ButtonKind::second);
        forms::close(o);
    });
}

void eid_buttons(html::Out& out, const page::Frame& frame, const SignInView& view) {
    if (view.eids.empty()) return;
    html::write<"<h2>{}</h2>\n<p>{}</p>\n">(out, (*frame.t)("people.eid_heading"), (*frame.t)("people.eid_lead"));
    for (const EidButton& eid : view.eids) {
        forms::open(out, frame, {.action = "/sign-in/eid"});
        forms::hidden(out, "provider", eid.key);
        forms::hidden(out, "next", view.next);
        forms::button(out, (*frame.t)("people.eid_sign_in", {{"name", eid.name}}), forms::ButtonKind::second);
        forms::close(out);
    }
}

void password_form(html::Out& out, const page::Frame& frame, const SignInView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = "/sign-in"});
    email_field(out, frame, typed);
    forms::line(out, frame, typed,
                {.name = "password",
                 .label = std::string(t("people.password")),
                 .help = std::string(t("people.password_or_link")),
                 .required = false,
                 .autocomplete = "current-password"},
                "password");
    forms::hidden(out, "next", view.next);
    html::write<R"(<div class="buttons"><button class="ds-button" type="submit">{}</button>
<button class="ds-button" data-variant="secondary" type="submit" formaction="/sign-in/links">{}</button></div>
)">(out, t("people.sign_in"), t("people.send_link"));
    forms::close(out);
}

}  // namespace

std::string sign_in_page(const page::Frame& frame, const SignInView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const page::Typed fresh;
    return page::layout(frame, {.title = std::string(t("people.sign_in")), .keep_out_of_search = true}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        heading(out, t("people.sign_in"), t("people.sign_in_lead"));
        mail_folder_notice(out, frame, view.mail_folder);
        if (view.skips_second_step)
            page::notice(out, page::NoticeKind::information, t("people.second_step"), t("people.second_step_skipped"));
        password_form(out, frame, view, view.card_was_tried ? fresh : typed);
        card_form(out, frame, view, view.card_was_tried ? typed : fresh);
        eid_buttons(out, frame, view);
        html::write<R"(<p><a href="/vote">{}</a></p>
<h2>{}</h2>
<p>{} <a href="/accounts/new?next={}">{}</a></p>
)">(out, t("people.vote_by_code"), t("people.no_account_heading"), t("people.no_account"), view.next, t("people.make_account"));
    });
}

std::string eid_way_page(const page::Frame& frame, std::string_view provider, std::string_view address) {
    const auto& t = *frame.t;
    const std::string title = t("people.eid_way", {{"name", provider}});
    return page::layout(frame, {.title = title, .keep_out_of_search = true}, [&](html::Out& out) {
        heading(out, title, t("people.eid_way_lead"));
        html::write<R"(<p><a class="ds-button" href="{}">{}</a></p>
<p><a href="/sign-in">{}</a></p>
)">(out, address, t("people.eid_go_on", {{"name", provider}}), t("people.sign_in_another_way"));
    });
}

std::string link_sent_page(const page::Frame& frame, std::string_view mail_folder) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("people.look_in_mail")), .keep_out_of_search = true}, [&](html::Out& out) {
        heading(out, t("people.look_in_mail"),
                t("people.link_sent", {{"minutes", limits::sign_in_link_minutes}}));
        mail_folder_notice(out, frame, mail_folder);
        html::write<R"(<p>{}</p>
<p><a href="/sign-in">{}</a></p>
)">(out, t("people.link_not_there"), t("people.sign_in_another_way"));
    });
}

std::string link_page(const page::Frame& frame, const Link& link, std::string_view token, const page::Typed& typed) {
    const auto& t = *frame.t;
    const bool makes = link.purpose == LinkPurpose::make_account;
    const bool changes = link.purpose == LinkPurpose::new_email;
    const i18n::Key title = makes ? i18n::Key("people.confirm_account") : changes ? i18n::Key("people.confirm_email") : i18n::Key("people.sign_in");
    return page::layout(frame, {.title = std::string(t(title)), .keep_out_of_search = true}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        heading(out, t(title), t("people.link_for", {{"email", link.email.value_or("")}}));
        forms::open(out, frame, {.action = "/sign-in/links/" + std::string(token)});
        forms::button(out, t(title));
        forms::close(out);
        html::write<"<p>{}</p>\n">(out, t("people.link_once"));
    });
}

std::string new_account_page(const page::Frame& frame, std::string_view next, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("people.make_account"))}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        heading(out, t("people.make_account"), t("people.make_account_lead"));
        forms::open(out, frame, {.action = "/accounts"});
        name_field(out, frame, typed);
        email_field(out, frame, typed);
        new_password_field(out, frame, typed, false);
        forms::hidden(out, "next", next);
        forms::button(out, t("people.make_account"));
        forms::close(out);
        html::write<R"(<p>{} <a href="/about/privacy">{}</a></p>
<p>{}</p>
)">(out, t("people.make_account_privacy"), t("people.privacy_link"), t("people.without_email"));
    });
}

std::string first_administrator_page(const page::Frame& frame, std::string_view token, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("people.first_administrator")), .keep_out_of_search = true}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        heading(out, t("people.first_administrator"), t("people.first_administrator_lead"));
        forms::open(out, frame, {.action = "/first-administrator/" + std::string(token)});
        name_field(out, frame, typed);
        email_field(out, frame, typed);
        new_password_field(out, frame, typed, true);
        forms::button(out, t("people.make_account"));
        forms::close(out);
    });
}

}  // namespace allting::people
