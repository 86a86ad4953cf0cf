#include "people/second_step_pages.hpp"

#include "core/text.hpp"
#include "platform/page/components.hpp"
#include "platform/qr/qr.hpp"

namespace allting::people {
namespace {

namespace forms = page::forms;
using forms::ButtonKind;

std::string words(const page::Frame& frame, i18n::Key key) { return std::string((*frame.t)(key)); }

void code_field(html::Out& out, const page::Frame& frame, const page::Typed& typed, i18n::Key help) {
    forms::line(out, frame, typed,
                {.name = "code", .label = words(frame, "people.second_step_code"), .help = words(frame, help),
                 .autocomplete = "one-time-code"});
}

void picture_for_app(html::Out& out, const page::Frame& frame, const std::string& address) {
    const qr::Drawing drawing = qr::draw(address);
    const auto& t = *frame.t;
    html::write<R"(<svg role="img" aria-label="{}" width="240" height="240" viewBox="0 0 {} {}" shape-rendering="crispEdges"><rect width="{}" height="{}" fill="#fff"/><path d="{}" fill="#000"/></svg>
)">(out, t("people.second_step_picture"), drawing.size, drawing.size, drawing.size, drawing.size, drawing.path);
}

page::Options options_for(const page::Frame& frame, i18n::Key title) { return {.title = words(frame, title), .keep_out_of_search = true}; }

}  // namespace

std::string set_up_page(const page::Frame& frame, const SetUpView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_for(frame, "people.second_step_set_up"), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
<ol><li>{}</li><li>{}</li><li>{}</li></ol>
)">(out, t("people.second_step_set_up"), t("people.second_step_why"), t("people.second_step_get_app"), t("people.second_step_scan"),
            t("people.second_step_type_code"));
        picture_for_app(out, frame, view.app_address);
        html::write<R"(<p>{} <code>{}</code></p>
)">(out, t("people.second_step_key"), in_groups(view.key, 4));
        forms::open(out, frame, {.action = "/sign-in/second-step"});
        code_field(out, frame, typed, "people.second_step_first_code_help");
        forms::hidden(out, "next", view.next);
        forms::button(out, t("people.second_step_go_on"));
        forms::close(out);
    });
}

std::string second_step_page(const page::Frame& frame, std::string_view next, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_for(frame, "people.second_step"), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("people.second_step"), t("people.second_step_lead"));
        forms::open(out, frame, {.action = "/sign-in/second-step"});
        code_field(out, frame, typed, "people.second_step_code_help");
        forms::hidden(out, "next", next);
        forms::button(out, t("people.second_step_go_on"));
        forms::close(out);
        html::write<"<p>{}</p>\n">(out, t("people.second_step_lost"));
    });
}

std::string recovery_page(const page::Frame& frame, const RecoveryView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, options_for(frame, "people.recovery_codes"), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
<ul>{}</ul>
)">(out, t("people.recovery_codes"), t("people.recovery_codes_lead"), html::each(view.codes, [](html::Out& o, const std::string& code) {
            html::write<"<li><code>{}</code></li>\n">(o, code.substr(0, 5) + "-" + code.substr(5));
        }));
        page::link_button(out, t("people.recovery_codes_kept"), view.next);
    });
}

json::Value recovery_json(const RecoveryView& view) {
    json::Array codes;
    for (const std::string& code : view.codes) codes.push_back(code);
    return json::Object{{"recovery_codes", codes}, {"next", view.next}};
}

std::string own_second_step_page(const page::Frame& frame, const OwnSecondStepView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const page::Options options{.title = words(frame, "people.second_step"),
                                .crumbs = {{"/me", words(frame, "people.my_page")}, {"/me/account", words(frame, "people.my_account")},
                                           {"/me/second-step", words(frame, "people.second_step"), true}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("people.second_step"), t("people.second_step_why"));
        if (!view.is_set_up) {
            html::write<"<p>{}</p>\n">(out, view.is_needed ? t("people.second_step_next_time") : t("people.second_step_not_for_you"));
            return;
        }
        html::write<"<p>{}</p>\n">(out, t("people.recovery_codes_left", {{"count", view.codes_left}}));
        forms::open(out, frame, {.action = "/me/second-step"});
        code_field(out, frame, typed, "people.second_step_code_help");
        html::write<R"(<div class="buttons"><button class="ds-button" type="submit">{}</button>
<button class="ds-button" data-variant="secondary" type="submit" formaction="/me/second-step/removal">{}</button></div>
)">(out, t("people.recovery_codes_renew"), t("people.second_step_remove"));
        forms::close(out);
    });
}

}  // namespace allting::people
