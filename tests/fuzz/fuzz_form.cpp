// A form of every kind of field, from an urlencoded body: a reader either gives a value within the bounds or an error
// that stands at its field.
#include "core/text.hpp"
#include "platform/http/form.hpp"
#include "platform/http/url.hpp"
#include "tests/fuzz/claims.hpp"

using namespace allting;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const auto input = http::read_urlencoded(fuzz::text_of(bytes, size));
    if (!input) return 0;
    http::FormReader form(*input);
    const std::string line = form.line("l", {.characters_min = 2, .characters_max = 20});
    const std::string text = form.text("t", {.characters_min = 0, .characters_max = 50});
    const std::string email = form.email("e", http::Need::optional);
    const auto number = form.number("n", {.least = 1, .most = 99}, http::Need::optional);
    const auto money = form.money("m", http::Need::optional);
    const std::string choice = form.choice("c", {"yes", "no"}, http::Need::optional);
    const auto at = form.local_instant("i", "Europe/Stockholm", http::Need::optional);
    form.checked("k");
    if (!form.ok()) {
        const Error error = form.error();
        for (const auto& field : error.fields) fuzz::expect(input->has(field.field) || field.code == "required" || field.field == "i", "an error stands at its field");
        return 0;
    }
    fuzz::expect(line.find('\n') == std::string::npos && line.find('\r') == std::string::npos, "a line is one line");
    fuzz::expect(count_characters(line) >= 2 && count_characters(line) <= 20 && count_characters(text) <= 50, "lengths are kept");
    fuzz::expect(email.empty() || email.find('@') != std::string::npos, "an address has its sign");
    fuzz::expect(!number || (*number >= 1 && *number <= 99), "numbers are in their range");
    fuzz::expect(!money || money_from_text(to_plain_text(*money)) == money, "an amount is written and read the same");
    fuzz::expect(choice.empty() || choice == "yes" || choice == "no", "a choice is one of the words");
    fuzz::expect(!at || instant_from_iso(to_iso(*at)) == at, "an instant is written and read the same");
    return 0;
}
