// Words of a text, ready to be compared: small letters, without the marks that Swedish does not tell apart by.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::similarity {

/// "Bygg CYKELVÄG à la Malmö!" → {"bygg", "cykelväg", "a", "la", "malmö"}. å, ä and ö stay; é, ü and other Latin-1
/// letters lose their marks; letters of other scripts are kept as they are.
std::vector<std::string> words_of(std::string_view utf8);

/// Words that carry no subject ("och", "det", "the"), in Swedish and English.
bool is_function_word(std::string_view word);

/// Swedish words that people wrap around any proposal ("behövs", "bygga", "fler", "kommunen"): they tell little about what is
/// proposed. Made from what every proposal has in common, not from what any of them is about.
bool is_frame_word(std::string_view word);

/// Where each letter of UTF-8 text begins, and the end.
std::vector<std::size_t> letter_starts(std::string_view word);
std::u32string code_points(std::string_view utf8);

}  // namespace allting::similarity
