// Words that are one typing error apart: a letter too many, one too few, another letter, or two that changed places. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::search {

/// Shorter words have too many neighbours to guess among.
inline constexpr std::size_t letters_to_guess_min = 4;

/// The word and each word that is left when one letter is taken out; none for short words and for those with digits.
/// Two words one error apart have a variant in common.
/// source  the "symmetric delete" of Garbe 2012 (SymSpell), for distance 1
std::vector<std::string> variants_of(std::string_view utf8);
bool is_one_error_apart(std::string_view one, std::string_view other);

}  // namespace allting::search
