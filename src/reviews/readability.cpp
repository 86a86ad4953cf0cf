#include "reviews/readability.hpp"

#include "core/text.hpp"

namespace allting::reviews {
namespace {

constexpr std::int64_t long_letters = 7;
constexpr std::string_view closing_marks = ")]\"'”’»";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Letters of any alphabet: what is not ASCII counts by its first byte, the marks of general punctuation ("…", "–", "”") do not.
std::int64_t letters_in(std::string_view word) {
    std::int64_t letters = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        const bool begins_mark = byte == 0xE2 || (byte == 0xC2 && i + 1 < word.size());
        if (is_ascii_letter(word[i]) || (byte >= 0xC0 && !begins_mark)) ++letters;
    }
    return letters;
}

bool begins_small_or_digit(std::string_view word) {
    if (word.empty()) return false;
    if (is_digit(word[0]) || (word[0] >= 'a' && word[0] <= 'z')) return true;
    // é, å, ä, ö and the other small letters of Latin-1 are U+00DF to U+00FF.
    return word.size() > 1 && static_cast<unsigned char>(word[0]) == 0xC3 && static_cast<unsigned char>(word[1]) >= 0x9F;
}

bool ends_sentence(std::string_view word) {
    for (bool went = true; went;) {  // "(… i maj.)" ends as "… i maj."
        went = false;
        for (const char mark : closing_marks)
            if (!word.empty() && word.back() == mark) {
                word.remove_suffix(1);
                went = true;
            }
    }
    return !word.empty() && std::string_view(".!?:").find(word.back()) != std::string_view::npos;
}

bool is_word(std::string_view token) {
    if (letters_in(token) > 0) return true;
    return token.find_first_of("0123456789") != std::string_view::npos;
}

/// Takes the next run without blanks off the line.
std::string_view take_token(std::string_view& line) {
    while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
    std::size_t end = 0;
    while (end < line.size() && !is_blank(line[end])) ++end;
    const auto token = line.substr(0, end);
    line.remove_prefix(end);
    return token;
}

void count_line(std::string_view line, Readability& into) {
    bool in_sentence = false;
    for (std::string_view token = take_token(line), next; !token.empty(); token = next) {
        next = take_token(line);
        if (is_word(token)) {
            ++into.words;
            in_sentence = true;
            if (letters_in(token) >= long_letters) ++into.long_words;
        }
        const bool ends = next.empty() || (ends_sentence(token) && !begins_small_or_digit(next));
        if (!ends || !in_sentence) continue;
        ++into.sentences;
        in_sentence = false;
    }
}

}  // namespace

std::int64_t Readability::lix() const {
    if (words == 0 || sentences == 0) return 0;
    const std::int64_t whole = words * sentences;
    return (words * words + 100 * long_words * sentences + whole / 2) / whole;
}

Readability readability_of(std::string_view utf8) {
    Readability found;
    for (const auto line : split(utf8, '\n')) count_line(line, found);
    return found;
}

int band_of(std::int64_t lix) { return lix < 30 ? 0 : lix < 40 ? 1 : lix < 50 ? 2 : lix < 60 ? 3 : 4; }

}  // namespace allting::reviews
