#include "proposals/word_lists.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace allting::proposals {
namespace {

constexpr const char* words_file = "/usr/share/hunspell/sv_SE.dic";
constexpr const char* suffixes_file = "/usr/share/hunspell/sv_SE.aff";
constexpr const char* synonyms_file = "/usr/share/mythes/th_sv_SE_v2.dat";

/// "" where there is none.
std::string bytes_of(const char* name) {
    std::ifstream file(name, std::ios::binary);
    return file ? std::string(std::istreambuf_iterator<char>(file), {}) : std::string();
}

std::shared_ptr<const similarity::Lexicon> read_lexicon() {
    similarity::Lexicon lexicon{similarity::Dictionary(bytes_of(words_file), bytes_of(suffixes_file)),
                                similarity::Thesaurus(bytes_of(synonyms_file))};
    if (lexicon.dictionary.is_empty() && lexicon.thesaurus.is_empty()) return nullptr;
    return std::make_shared<const similarity::Lexicon>(std::move(lexicon));
}

}  // namespace

std::shared_ptr<const similarity::Lexicon> swedish_lexicon() {
    static const std::shared_ptr<const similarity::Lexicon> lexicon = read_lexicon();
    return lexicon;
}

}  // namespace allting::proposals
