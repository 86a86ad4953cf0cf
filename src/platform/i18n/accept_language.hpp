// The header Accept-Language of a request (RFC 9110, section 12.5.4).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::i18n {

/// "en;q=0.7, sv-SE" → {"sv-se", "en"}: small letters, most wanted first, equals in their order, without those at q=0 and "*".
/// Parts that are not well formed are left out; only the first 32 are read.
std::vector<std::string> languages_by_preference(std::string_view header);

}  // namespace allting::i18n
