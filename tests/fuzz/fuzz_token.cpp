// What people type from a letter or a receipt, and what programs send as times and amounts: read once or read again, it
// is the same.
#include "core/money.hpp"
#include "core/random.hpp"
#include "core/text.hpp"
#include "core/time.hpp"
#include "tests/fuzz/claims.hpp"

using namespace allting;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const std::string_view typed = fuzz::text_of(bytes, size);
    const std::string read = normalise_crockford(typed);
    fuzz::expect(normalise_crockford(read) == read, "what is normal stays so");
    fuzz::expect(read.size() <= typed.size(), "nothing is added");
    const std::string code = to_crockford(typed);
    fuzz::expect(normalise_crockford(code) == code, "a code that we make needs no mending");
    fuzz::expect(code.size() == (typed.size() * 8 + 4) / 5, "five bits a sign");
    fuzz::expect(code.find_first_of("ILOU") == std::string::npos, "a code has no sign that looks like another");
    if (const auto at = instant_from_iso(typed)) fuzz::expect(instant_from_iso(to_iso(*at)) == at, "an instant is read the same");
    if (const auto amount = money_from_text(typed)) fuzz::expect(money_from_text(to_plain_text(*amount)) == amount, "an amount is read the same");
    integer_from_text(typed);
    fuzz::expect(count_characters(shorten(typed, 8)) <= 9 || !is_valid_utf8(typed), "shortened is short");
    slug(typed);
    return 0;
}
