// Escaping by context. The only code that turns untrusted text into HTML.
#pragma once
#include <string>
#include <string_view>

namespace allting::html {

using Out = std::string;

/// & < > " ' become entities: safe between tags and in a double-quoted value.
void escape(Out& out, std::string_view text);

/// A whole address. Schemes other than http, https, mailto, tel and geo become "#".
void escape_address(Out& out, std::string_view address);

/// A part of an address, after its start: percent-encoded, except for letters, digits and - . _ ~ / , : @
void escape_address_part(Out& out, std::string_view part);

}  // namespace allting::html
