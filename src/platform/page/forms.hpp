// Form parts, one each, used everywhere: label, help beside the field, error beside the field, what was typed comes back.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "platform/html/html.hpp"
#include "platform/http/request.hpp"
#include "platform/page/frame.hpp"

namespace allting::page {

/// What was typed and what was wrong with it; empty for a fresh form. Values given to fields are used when nothing was typed.
struct Typed {
    const http::Input* input = nullptr;
    const Error* error = nullptr;
    std::string value(std::string_view field, std::string_view otherwise = {}) const;
    bool checked(std::string_view field, std::string_view value, bool otherwise) const;
    const FieldError* error_of(std::string_view field) const;
};

namespace forms {

struct Open {
    std::string action;
    std::string css = {};
    bool upload = false;  // multipart
    std::string id = {};
    std::string draft = {};            // a name: the browser keeps what is typed under it until the form is sent
    bool asks_before_leaving = false;  // when something was typed or chosen and not sent
    std::string busy_text = {};        // said while the answer is waited for, where it may take seconds
    bool search = false;               // method="get", without a token: filters and look-ups
};
/// <form method="post" …> with the token; `idempotency_key`: hidden field request_key when not empty.
void open(html::Out& out, const Frame& frame, const Open& options, std::string_view idempotency_key = {});
void close(html::Out& out);

/// The list of what is wrong, on top of the form; takes focus; nothing when there is no error.
void error_summary(html::Out& out, const Frame& frame, const Typed& typed);

struct Field {
    std::string name;
    std::string label;
    std::string help = {};
    std::string value = {};       // when nothing was typed
    bool required = true;         // optional fields are marked "(valfritt)"
    std::size_t characters_max = 0;
    std::string autocomplete = {};
    std::string input_mode = {};  // "numeric", "email", …
    std::string suffix = {};      // "kr"
    std::string language = {};    // lang of what is written, when it is not the page's
};
void line(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, std::string_view type = "text");
void text(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, int rows = 6);
/// Two inputs NAME_date and NAME_time in the frame's zone.
void date_time(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, std::optional<Instant> value);
void file(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, std::string_view accept);

struct Choice {
    std::string value;
    std::string label;
    std::string help = {};
    bool chosen = false;
    std::string more_address = {};  // where one can read more of this choice, and the words of the link there
    std::string more_text = {};
};
void radios(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices);
/// Radios whose rarer choices lie folded under `more`; unfolded when one of them is chosen.
struct MoreChoices {
    std::string heading;
    std::vector<Choice> choices;
};
void radios(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices,
            const MoreChoices& more);
void checkboxes(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices);
void select(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, const std::vector<Choice>& choices);
/// One box of its own: "Visa mitt namn". Sent as NAME=yes.
void checkbox(html::Out& out, const Frame& frame, const Typed& typed, const Field& field, bool chosen = false);

enum class ButtonKind { main, second, danger };
/// One main button a page. `name`/`value` when the form has several.
void button(html::Out& out, std::string_view text, ButtonKind kind = ButtonKind::main, std::string_view name = {}, std::string_view value = {});
void hidden(html::Out& out, std::string_view name, std::string_view value);

/// The id of a field's input, for links to it: "points[3]" → "field-points-3".
std::string id_of(std::string_view field);

}  // namespace forms
}  // namespace allting::page
