// What an official sees of how hard an answer is to read, and how its author will see it. Pure.
#pragma once
#include <string>
#include <string_view>

#include "platform/json/json.hpp"
#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"

namespace allting::reviews {

/// Words and LIX of what stands in the form's fields, said anew while somebody types where scripts run.
/// `fields`: their names, a blank between them; `text`: what they hold now.
void readability_part(html::Out& out, const page::Frame& frame, std::string_view fields, std::string_view text);

/// Whether the form was sent to be looked at, by the button that look_button makes, and not to be done.
bool is_look(const http::Input& input);
void look_button(html::Out& out, const page::Frame& frame);
/// Fresh, refused or looked at: the last shows the answer as its author will read it.
bool is_looked_at(const page::Typed& typed);

}  // namespace allting::reviews
