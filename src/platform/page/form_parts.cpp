#include "platform/page/form_parts.hpp"

namespace allting::page::forms {

std::string id_of(std::string_view field) {
    std::string id = "field-";
    for (const char c : field) {
        if (html::is_name_character(c)) {
            id += c;
        } else if (c == '[') {
            id += '-';
        }
    }
    return id;
}

std::string message_of(const Frame& frame, const FieldError& error) {
    return frame.t->with(i18n::Key::at_run_time(error.text_key), error.arguments);
}

namespace {

bool has_help(const Field& field) { return !field.help.empty() || field.characters_max > 0; }

}  // namespace

std::string described_by(const Typed& typed, const Field& field) {
    std::string ids;
    if (has_help(field)) ids = id_of(field.name) + "-help";
    if (typed.error_of(field.name) != nullptr) ids += (ids.empty() ? "" : " ") + id_of(field.name) + "-error";
    return ids;
}

void help(html::Out& out, const Frame& frame, const Field& field) {
    if (!has_help(field)) return;
    html::write<R"(<p class="help" id="{}-help">{}{}</p>
)">(out, id_of(field.name), field.help, [&](html::Out& o) {
        if (field.characters_max == 0) return;
        if (!field.help.empty()) o += ' ';
        html::write<R"(<span class="limit">{}</span>)">(
            o, (*frame.t)("form.characters_max", {{"count", std::int64_t(field.characters_max)}}));
    });
}

void error(html::Out& out, const Frame& frame, const Typed& typed, const Field& field) {
    const FieldError* wrong = typed.error_of(field.name);
    if (wrong == nullptr) return;
    html::write<R"(<p class="error" id="{}-error"><span class="visually-hidden">{} </span>{}</p>
)">(out, id_of(field.name), (*frame.t)("form.error_word"), message_of(frame, *wrong));
}

void name_in_summary(html::Out& out, const Typed& typed, const Field& field) {
    if (typed.error_of(field.name) == nullptr) return;
    const std::string link = "<li><a href=\"#" + id_of(field.name) + "\">";
    const std::size_t at = out.find(link);
    if (at == std::string::npos) return;
    html::Out name;
    html::write<"<strong>{}</strong> ">(name, field.label);
    out.insert(at + link.size(), name);
}

void optional_mark(html::Out& out, const Frame& frame, const Field& field) {
    if (field.required) return;
    html::write<R"( <span class="optional">{}</span>)">(out, (*frame.t)("form.optional"));
}

}  // namespace allting::page::forms
