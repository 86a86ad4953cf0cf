#include "people/account_pages.hpp"

#include "core/limits.hpp"
#include "people/pace.hpp"
#include "people/role_names.hpp"

namespace allting::people {
namespace {

namespace forms = page::forms;
using forms::ButtonKind;

std::string words(const page::Frame& frame, i18n::Key key) { return std::string((*frame.t)(key)); }

std::vector<forms::Choice> language_choices(const std::vector<page::Link>& languages, std::string_view chosen) {
    std::vector<forms::Choice> choices;
    for (const auto& language : languages)
        choices.push_back({.value = language.address, .label = language.text, .chosen = language.address == chosen});
    return choices;
}

void section(html::Out& out, std::string_view heading, const page::Body& body) {
    html::write<R"(<section><h2>{}</h2>
{}</section>
)">(out, heading, body);
}

void profile_form(html::Out& out, const page::Frame& frame, const AccountView& view, const page::Typed& typed) {
    const auto& person = view.person;
    forms::open(out, frame, {.action = "/me/account"});
    forms::line(out, frame, typed,
                {.name = "name", .label = words(frame, "people.name"), .help = words(frame, "people.name_help"), .value = person.name,
                 .characters_max = limits::name_characters_max, .autocomplete = "name"});
    forms::select(out, frame, typed, {.name = "language", .label = words(frame, "people.language")},
                  language_choices(view.languages, person.language));
    const auto channel = [&](Channel which, i18n::Key label) {
        return forms::Choice{.value = std::string(word_of(which)), .label = words(frame, label), .chosen = person.channel == which};
    };
    forms::radios(out, frame, typed, {.name = "channel", .label = words(frame, "people.channel")},
                  {channel(Channel::mail, "people.channel_mail"), channel(Channel::by_hand, "people.channel_by_hand"),
                   channel(Channel::none, "people.channel_none")});
    const auto pace = [&](notices::Pace which, i18n::Key label) {
        return forms::Choice{.value = std::string(word_of(which)), .label = words(frame, label), .chosen = view.pace == which};
    };
    forms::radios(out, frame, typed, {.name = "pace", .label = words(frame, "people.pace"), .help = words(frame, "people.pace_help"), .required = false},
                  {pace(notices::Pace::at_once, "people.pace_at_once"), pace(notices::Pace::daily, "people.pace_daily"),
                   pace(notices::Pace::weekly, "people.pace_weekly")});
    forms::line(out, frame, typed,
                {.name = "contact", .label = words(frame, "people.contact"), .help = words(frame, "people.contact_help"),
                 .value = person.contact, .required = false});
    forms::checkbox(out, frame, typed,
                    {.name = "protected_identity", .label = words(frame, "people.protected_identity"),
                     .help = words(frame, "people.protected_identity_help")},
                    person.protected_identity);
    forms::button(out, (*frame.t)("form.save"));
    forms::close(out);
}

void email_form(html::Out& out, const page::Frame& frame, const AccountView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    html::write<"<p>{}</p>\n">(out, view.person.email ? t("people.email_is", {{"email", *view.person.email}}) : words(frame, "people.email_none"));
    forms::open(out, frame, {.action = "/me/email"});
    forms::line(out, frame, typed,
                {.name = "email", .label = words(frame, "people.new_email"), .autocomplete = "email", .input_mode = "email"}, "email");
    forms::button(out, t("people.send_confirmation"), ButtonKind::second);
    forms::close(out);
}

void password_form(html::Out& out, const page::Frame& frame, const AccountView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = "/me/password"});
    if (view.person.has_password)
        forms::line(out, frame, typed,
                    {.name = "current_password", .label = words(frame, "people.current_password"), .autocomplete = "current-password"},
                    "password");
    forms::line(out, frame, typed,
                {.name = "password", .label = words(frame, "people.new_password"),
                 .help = t("people.new_password_help", {{"least", std::int64_t(limits::password_characters_min)}}),
                 .autocomplete = "new-password"},
                "password");
    forms::button(out, t("people.change_password"), ButtonKind::second);
    forms::close(out);
    html::write<R"(<p><a href="/me/second-step">{}</a></p>
)">(out, t("people.second_step"));
}

void eid_forms(html::Out& out, const page::Frame& frame, const AccountView& view) {
    const auto& t = *frame.t;
    html::write<"<p>{}</p>\n">(out, view.has_eid ? t("people.eid_connected") : t("people.eid_connect_lead"));
    for (const EidButton& eid : view.eids) {
        forms::open(out, frame, {.action = "/me/eid"});
        forms::hidden(out, "provider", eid.key);
        forms::button(out, t("people.eid_connect", {{"name", eid.name}}), ButtonKind::second);
        forms::close(out);
    }
}

void token_rows(html::Out& out, const page::Frame& frame, const std::vector<ApiToken>& tokens) {
    const auto& t = *frame.t;
    html::write<R"(<ul class="plain-list">{}</ul>
)">(out, html::each(tokens, [&](html::Out& o, const ApiToken& token) {
        html::write<"<li><p><strong>{}</strong> – {}. {}</p>{}</li>\n">(
            o, token.name, role_names(t, token.roles),
            token.used_at ? t("people.token_used", {{"at", t.date(*token.used_at)}}) : std::string(t("people.token_unused")),
            [&](html::Out& form) {
                forms::open(form, frame, {.action = "/me/tokens/" + std::to_string(token.id.value) + "/withdrawal"});
                html::write<R"(<button class="ds-button" data-variant="tertiary" data-color="danger" type="submit">{}<span class="visually-hidden"> {}</span></button>)">(
                    form, t("people.token_withdraw"), token.name);
                forms::close(form);
            });
    }));
}

void tokens(html::Out& out, const page::Frame& frame, const AccountView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    html::write<"<p>{}</p>\n">(out, t("people.tokens_lead"));
    if (!view.new_token.empty()) {
        page::notice(out, page::NoticeKind::success, t("people.token_made"), t("people.token_once"));
        html::write<"<p><code>{}</code></p>\n">(out, view.new_token);
    }
    if (!view.tokens.empty()) token_rows(out, frame, view.tokens);
    std::vector<forms::Choice> choices;
    for (int r = 1; r < roles_count; ++r)
        if (view.person.roles.has(Role(r)))
            choices.push_back({.value = std::string(word_of(Role(r))), .label = role_name(t, Role(r))});
    forms::open(out, frame, {.action = "/me/tokens"});
    forms::line(out, frame, typed, {.name = "token_name", .label = words(frame, "people.token_name"), .help = words(frame, "people.token_name_help")});
    forms::checkboxes(out, frame, typed, {.name = "roles", .label = words(frame, "people.token_roles")}, choices);
    forms::button(out, t("people.token_make"), ButtonKind::second);
    forms::close(out);
}

void erasure(html::Out& out, const page::Frame& frame, const page::Typed& typed) {
    const auto& t = *frame.t;
    html::write<R"(<p>{}</p>
<p><a href="/me/data">{}</a></p>
)">(out, t("people.erase_lead"), t("people.my_data"));
    forms::open(out, frame, {.action = "/me/erasure"});
    forms::checkbox(out, frame, typed, {.name = "confirm", .label = words(frame, "people.erase_confirm")});
    forms::button(out, t("people.erase"), ButtonKind::danger);
    forms::close(out);
}

void message(html::Out& out, const page::Frame& frame, const notices::Told& told) {
    const auto& t = *frame.t;
    html::write<R"(<article class="message"><h3>{}</h3>
<p class="when">{}</p>
{}{}</article>
)">(out, told.subject, t.date_time(told.at), [&](html::Out& o) { page::written_text(o, told.text); },
        html::when(!told.path.empty(), [&](html::Out& o) {
            html::write<R"(<p><a href="{}">{}<span class="visually-hidden">: {}</span></a></p>
)">(o, told.path, t("people.open_message"), told.subject);
        }));
}

}  // namespace

std::string account_page(const page::Frame& frame, const AccountView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const page::Options options{.title = words(frame, "people.my_account"),
                                .crumbs = {{"/me", words(frame, "people.my_page")}, {"/me/account", words(frame, "people.my_account"), true}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1>\n">(out, t("people.my_account"));
        section(out, t("people.about_me"), [&](html::Out& o) { profile_form(o, frame, view, typed); });
        section(out, t("people.email"), [&](html::Out& o) { email_form(o, frame, view, typed); });
        section(out, t("people.password"), [&](html::Out& o) { password_form(o, frame, view, typed); });
        if (!view.eids.empty()) section(out, t("people.eid_heading"), [&](html::Out& o) { eid_forms(o, frame, view); });
        section(out, t("people.tokens"), [&](html::Out& o) { tokens(o, frame, view, typed); });
        section(out, t("people.erase_heading"), [&](html::Out& o) { erasure(o, frame, typed); });
    });
}

json::Value account_json(const AccountView& view) {
    const auto& person = view.person;
    json::Array roles, tokens_listed;
    for (int r = 1; r < roles_count; ++r)
        if (person.roles.has(Role(r))) roles.push_back(word_of(Role(r)));
    for (const auto& token : view.tokens)
        tokens_listed.push_back(json::Object{{"id", token.id}, {"name", token.name}, {"roles", words_of(token.roles)},
                                             {"made_at", token.made_at}, {"used_at", token.used_at}});
    json::Object object{{"person", person.id},
                        {"name", person.name},
                        {"email", person.email},
                        {"has_password", person.has_password},
                        {"roles", roles},
                        {"language", person.language},
                        {"channel", word_of(person.channel)},
                        {"pace", word_of(view.pace)},
                        {"contact", person.contact},
                        {"protected_identity", person.protected_identity},
                        {"has_eid", view.has_eid},
                        {"tokens", tokens_listed}};
    if (!view.new_token.empty()) object.emplace_back("token", view.new_token);
    return object;
}

std::string my_page(const page::Frame& frame, const MyPageView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = words(frame, "people.my_page"), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
<p><a href="/me/account">{}</a></p>
)">(out, t("people.my_page"), t("people.hello", {{"name", view.person.name}}), t("people.my_account_link"));
        for (const auto& part : view.parts) part(out);
        section(out, t("people.messages"), [&](html::Out& o) {
            if (view.told.empty()) return page::empty_state(o, t("people.no_messages"), t("people.no_messages_sentence"));
            for (const auto& told : view.told) message(o, frame, told);
        });
    });
}

}  // namespace allting::people
