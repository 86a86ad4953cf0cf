// HTML literals, parsed and checked while compiling, escaped by construction.
//
//   html::write<R"(<li id="p-{}"><a href="{}">{}</a></li>)">(out, id, url, title);
//
// Each {} takes one argument: text, an attribute's value, a URL (javascript: and the like become "#"), a number, a
// `Trusted` piece of HTML (text position only), or a callable `void(Out&)` that writes a part (text position only).
// Does not compile: unclosed or crossed tags, unquoted attributes, on…= handlers, style=, {} in script/style/comments/tag
// names, img without alt, a wrong number of arguments, bool. Inside a tag, {} takes html::flag("checked", on) or
// html::attribute("aria-describedby", value) (left out when the value is empty).
// Fragments that open or close elements across literals use html::write_open / write_close with their own check.
#pragma once
#include <string>

namespace allting::html {
using Out = std::string;
}
