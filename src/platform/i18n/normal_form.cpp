#include "platform/i18n/normal_form.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "core/check.hpp"
#include "core/text.hpp"

namespace allting::i18n {

std::string to_nfc(std::string_view utf8) {
    CHECK(is_valid_utf8(utf8));
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* const form = icu::Normalizer2::getNFCInstance(error);
    CHECK(U_SUCCESS(error));
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    form->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink, nullptr, error);
    CHECK(U_SUCCESS(error));
    return normal;
}

}  // namespace allting::i18n
