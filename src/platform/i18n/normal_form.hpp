// Unicode normal form C: one spelling for "ö", whichever keyboard wrote it, so that equal texts have equal bytes.
#pragma once
#include <string>
#include <string_view>

namespace allting::i18n {

/// CHECKs that the text is UTF-8.
std::string to_nfc(std::string_view utf8);

}  // namespace allting::i18n
