#include "algorithms/similarity/thesaurus.hpp"

#include <optional>
#include <vector>

#include "algorithms/similarity/words.hpp"
#include "core/text.hpp"

namespace allting::similarity {
namespace {

std::string utf8_of_latin1(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) text += c;
        else (text += char(0xC0 | (code >> 6))) += char(0x80 | (code & 0x3F));
    }
    return text;
}

std::optional<std::string> one_word(std::string_view text) {
    auto words = words_of(text);
    if (words.size() != 1 || is_function_word(words[0])) return std::nullopt;
    return std::move(words[0]);
}

}  // namespace

Thesaurus::Thesaurus(std::string_view dat) {
    const auto end_of_first = std::min(dat.find('\n'), dat.size());
    const bool is_utf8 = trim(dat.substr(0, end_of_first)) == "UTF-8";
    const std::string text = is_utf8 ? std::string(dat) : utf8_of_latin1(dat);
    const auto lines = split(text, '\n');
    // "head|number of meanings", and then a line for each: "(noun)|synonym|synonym"
    for (std::size_t i = 1; i < lines.size();) {
        const auto head_line = split(trim(lines[i++]), '|');
        const auto meanings = head_line.size() == 2 ? integer_from_text(head_line[1]) : std::nullopt;
        if (!meanings) continue;
        const auto head = one_word(head_line[0]);
        for (std::int64_t n = 0; n < *meanings && i < lines.size(); ++n, ++i) {
            const auto fields = split(trim(lines[i]), '|');
            for (std::size_t k = 1; head && k < fields.size(); ++k) {
                const auto synonym = one_word(fields[k]);
                if (!synonym || *synonym == *head) continue;
                synonyms_[*head].insert(*synonym);
                synonyms_[*synonym].insert(*head);
            }
        }
    }
}

const std::set<std::string>& Thesaurus::synonyms_of(std::string_view word) const {
    static const std::set<std::string> none;
    const auto found = synonyms_.find(word);
    return found == synonyms_.end() ? none : found->second;
}

}  // namespace allting::similarity
