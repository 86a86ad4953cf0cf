#include "platform/page/forms.hpp"

#include <algorithm>

#include "platform/i18n/zone.hpp"
#include "platform/page/form_parts.hpp"

namespace allting::page::forms {
namespace {

using html::attribute;
using html::flag;

std::string_view invalid_word(const Typed& typed, const Field& field) { return typed.error_of(field.name) != nullptr ? "true" : ""; }

std::string characters_word(const Field& field) { return field.characters_max > 0 ? std::to_string(field.characters_max) : std::string(); }

void toggle(html::Out& out, std::string_view type, std::string_view name, std::string_view id, const Choice& choice, bool on) {
    const std::string help_id = choice.help.empty() ? std::string() : std::string(id) + "-choice-help";
    html::write<R"(<div class="choice"><input class="ds-input" type="{}" id="{}" name="{}" value="{}" {}{}>
<label for="{}">{}</label>{}</div>
)">(out, type, id, name, choice.value, flag("checked", on), attribute("aria-describedby", help_id), id, choice.label, [&](html::Out& o) {
        if (choice.help.empty()) return;
        html::write<R"(<p class="help" id="{}">{}{}</p>)">(o, help_id, choice.help, [&](html::Out& more) {
            if (!choice.more_address.empty()) html::write<R"( <a href="{}">{}</a>)">(more, choice.more_address, choice.more_text);
        });
    });
}

/// The first input carries the field's own id, so that the error summary's link lands on it.
void toggles(html::Out& out, std::string_view type, const Typed& typed, const Field& field, const std::vector<Choice>& choices,
             std::size_t before = 0) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::size_t number = before + i + 1;
        const std::string id = id_of(field.name) + (number == 1 ? "" : "-" + std::to_string(number));
        toggle(out, type, field.name, id, choices[i], typed.checked(field.name, choices[i].value, choices[i].chosen));
    }
}

}  // namespace

void open(html::Out& out, const Frame& frame, const Open& options, std::string_view idempotency_key) {
    html::write_open<R"(<form method="{}" action="{}" {}{}{}{}{}{} novalidate>
)">(out, options.search ? "get" : "post", options.action, attribute("class", options.css), attribute("id", options.id),
        attribute("enctype", options.upload ? "multipart/form-data" : ""), attribute("data-draft", options.draft),
        attribute("data-busy", options.busy_text),
        attribute("data-ask-before-leaving", options.asks_before_leaving ? (*frame.t)("form.leave_question") : std::string_view()));
    if (!options.search) hidden(out, "form_token", frame.form_token);
    if (!idempotency_key.empty()) hidden(out, "request_key", idempotency_key);
}

void close(html::Out& out) { html::write_close<"</form>\n">(out); }

void error_summary(html::Out& out, const Frame& frame, const Typed& typed) {
    if (typed.error == nullptr) return;
    const auto& t = *frame.t;
    const Error& wrong = *typed.error;
    html::write<R"(<div class="error-summary" role="alert" tabindex="-1" autofocus data-error-summary>
<h2>{}</h2>
<p>{}</p>
{}</div>
)">(out, t("form.summary_heading"), t.with(i18n::Key::at_run_time(wrong.text_key), wrong.arguments),
        html::when(!wrong.fields.empty(), [&](html::Out& o) {
            html::write<"<ul>{}</ul>\n">(o, html::each(wrong.fields, [&](html::Out& item, const FieldError& error) {
                html::write<R"(<li><a href="#{}">{}</a></li>)">(item, id_of(error.field), message_of(frame, error));
            }));
        }));
}

void line(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, std::string_view type) {
    const auto input = [&](html::Out& o) {
        html::write<R"(<input class="ds-input" id="{}" name="{}" type="{}" value="{}" {}{}{}{}{}{}{}>)">(
            o, id_of(field.name), field.name, type, type == "password" ? std::string() : typed.value(field.name, field.value),
            flag("required", field.required), attribute("aria-invalid", invalid_word(typed, field)),
            attribute("aria-describedby", described_by(typed, field)), attribute("autocomplete", field.autocomplete),
            attribute("inputmode", field.input_mode), attribute("lang", field.language),
            attribute("data-characters-max", characters_word(field)));
    };
    labelled(out, frame, typed, field, [&](html::Out& o) {
        if (field.suffix.empty()) return input(o);
        html::write<R"(<span class="with-suffix">{}<span class="suffix">{}</span></span>)">(o, input, field.suffix);
    });
}

void text(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, int rows) {
    labelled(out, frame, typed, field, [&](html::Out& o) {
        // The line break after the start tag is eaten by browsers, and keeps one that was typed first.
        html::write<R"(<textarea class="ds-input" id="{}" name="{}" rows="{}" {}{}{}{}{} dir="auto">
{}</textarea>
)">(o, id_of(field.name), field.name, rows, flag("required", field.required), attribute("aria-invalid", invalid_word(typed, field)),
            attribute("aria-describedby", described_by(typed, field)), attribute("lang", field.language),
            attribute("data-characters-max", characters_word(field)), typed.value(field.name, field.value));
    });
}

void date_time(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, std::optional<Instant> value) {
    const std::string date = value ? i18n::local_date(*value, frame.zone) : std::string();
    const std::string time = value ? i18n::local_time(*value, frame.zone) : std::string();
    const auto& t = *frame.t;
    grouped(out, frame, typed, field, [&](html::Out& o) {
        html::write<R"(<div class="date-time"><div><label for="{}">{}</label><input class="ds-input" type="date" id="{}" name="{}_date" value="{}" {}{}></div>
<div><label for="{}-time">{}</label><input class="ds-input" type="time" id="{}-time" name="{}_time" value="{}" {}></div></div>
)">(o, id_of(field.name), t("form.date"), id_of(field.name), field.name, typed.value(field.name + "_date", date),
            flag("required", field.required), attribute("aria-invalid", invalid_word(typed, field)), id_of(field.name), t("form.time"),
            id_of(field.name), field.name, typed.value(field.name + "_time", time), attribute("aria-invalid", invalid_word(typed, field)));
    });
}

void file(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, std::string_view accept) {
    labelled(out, frame, typed, field, [&](html::Out& o) {
        html::write<R"(<input class="file-input" type="file" id="{}" name="{}" accept="{}" {}{}{}>
)">(o, id_of(field.name), field.name, accept, flag("required", field.required), attribute("aria-invalid", invalid_word(typed, field)),
            attribute("aria-describedby", described_by(typed, field)));
    });
}

void radios(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices) {
    grouped(out, frame, typed, field, [&](html::Out& o) { toggles(o, "radio", typed, field, choices); });
}

void radios(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices,
            const MoreChoices& more) {
    if (more.choices.empty()) return radios(out, frame, typed, field, choices);
    const bool is_open = std::ranges::any_of(more.choices, [&](const Choice& each) { return typed.checked(field.name, each.value, each.chosen); });
    grouped(out, frame, typed, field, [&](html::Out& o) {
        toggles(o, "radio", typed, field, choices);
        html::write<R"(<details {}><summary>{}</summary>{}</details>
)">(o, flag("open", is_open), more.heading, [&](html::Out& folded) { toggles(folded, "radio", typed, field, more.choices, choices.size()); });
    });
}

void checkboxes(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices) {
    grouped(out, frame, typed, field, [&](html::Out& o) { toggles(o, "checkbox", typed, field, choices); });
}

void checkbox(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, bool chosen) {
    html::write<R"(<div class="field{}">{}{}</div>
)">(out, typed.error_of(field.name) != nullptr ? " wrong" : "", [&](html::Out& o) { error(o, frame, typed, field); },
        [&](html::Out& o) {
            toggle(o, "checkbox", field.name, id_of(field.name), {"yes", field.label, field.help, chosen}, typed.checked(field.name, "yes", chosen));
        });
}

void select(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices) {
    const bool was_sent = typed.input != nullptr && !typed.input->fields().empty();
    labelled(out, frame, typed, field, [&](html::Out& o) {
        html::write<R"(<select class="ds-input" id="{}" name="{}" {}{}{}>{}</select>
)">(o, id_of(field.name), field.name, flag("required", field.required), attribute("aria-invalid", invalid_word(typed, field)),
            attribute("aria-describedby", described_by(typed, field)), html::each(choices, [&](html::Out& option, const Choice& choice) {
                const bool chosen = was_sent ? typed.checked(field.name, choice.value, false) : (choice.chosen || (!field.value.empty() && choice.value == field.value));
                html::write<R"(<option value="{}" {}>{}</option>)">(option, choice.value, flag("selected", chosen), choice.label);
            }));
    });
}

void button(html::Out& out, std::string_view text, ButtonKind kind, std::string_view name, std::string_view value) {
    html::write<R"(<button class="ds-button" type="submit" {}{}{}{}>{}</button>
)">(out, attribute("data-variant", kind == ButtonKind::second ? "secondary" : ""), attribute("data-color", kind == ButtonKind::danger ? "danger" : ""),
        attribute("name", name), attribute("value", value), text);
}

void hidden(html::Out& out, std::string_view name, std::string_view value) {
    html::write<R"(<input type="hidden" name="{}" value="{}">
)">(out, name, value);
}

}  // namespace allting::page::forms
