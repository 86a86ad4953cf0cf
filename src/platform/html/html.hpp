// HTML literals, parsed and checked while compiling, escaped by construction.
//
//   html::write<R"(<li id="p-{}"><a href="{}">{}</a></li>)">(out, id, url, title);
//   html::write<R"(<ul>{}</ul>)">(out, html::each(ideas, [&](html::Out& o, const Idea& idea) { … }));
//
// Each {} takes one argument: text, a number, an Id, a `Trusted` piece of HTML or a callable `void(Out&)` that writes
// a part (these two only between tags). Text is escaped by where it stands: between tags, in an attribute's value, as a
// whole address (href="{}": javascript: and the like become "#") or inside one (href="/ideas?text={}": percent-encoded,
// so a ready query string goes into the first form). Between attributes, {} takes html::flag("checked", on) or
// html::attribute("aria-describedby", value), which is left out when the value is empty.
//
// Does not compile: unclosed or crossed tags, unquoted or doubled attributes, on…= handlers, style=, content in
// <script>, {} in comments and tag names, img without alt, a wrong number of arguments, a bool or a char.
// The compiler's message names the html::Problem. html::write_open and write_close are for the rare fragment whose
// elements end elsewhere (a form's begin and end).
#pragma once
#include "platform/html/escape.hpp"
#include "platform/html/parts.hpp"
#include "platform/html/write.hpp"
