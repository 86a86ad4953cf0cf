#include "algorithms/similarity/words.hpp"

#include <algorithm>
#include <array>

namespace allting::similarity {
namespace {

/// Latin-1 letters U+00C0…U+00FF (second byte 0x80…0xBF after 0xC3) without marks and large forms; å, ä, ö, æ, ø stay letters of
/// their own, × and ÷ are no letters.
std::string_view fold_latin1(unsigned char second) {
    static constexpr std::array<std::string_view, 32> folded{
        "a", "a", "a", "a", "ä", "å", "ä", "c", "e", "e", "e", "e", "i", "i", "i", "i",
        "d", "n", "o", "o", "o", "o", "ö", "", "ö", "u", "u", "u", "u", "y", "th", "ss"};
    return folded[(second - 0x80) % 32];
}

bool is_letter_or_digit(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::vector<std::string> words_of(std::string_view utf8) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (is_letter_or_digit(c)) {
            word += char(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        } else if (c == 0xC3 && i + 1 < utf8.size() && continues(utf8[i + 1])) {
            const std::string_view letter = fold_latin1(static_cast<unsigned char>(utf8[++i]));
            if (letter.empty()) end_word();
            word += letter;
        } else if (c >= 0xC4 && c != 0xE2) {  // further letters; 0xE2 begins dashes, quotes and symbols
            word += char(c);
            while (i + 1 < utf8.size() && continues(utf8[i + 1])) word += utf8[++i];
        } else {
            if (c == 0xE2 || c == 0xC2)
                while (i + 1 < utf8.size() && continues(utf8[i + 1])) ++i;
            end_word();
        }
    }
    end_word();
    return words;
}

bool is_function_word(std::string_view word) {
    static constexpr auto words = [] {
        auto all = std::to_array<std::string_view>({
        "a", "alla", "allt", "an", "and", "are", "as", "at", "att", "av", "bara", "be", "behövs", "bli", "blir", "by", "båda", "can", "de", "del",
        "dem", "den", "denna", "deras", "dess", "dessa", "det", "detta", "dig", "din", "dom", "du", "där", "då", "efter", "eller", "en", "er",
        "ett", "for", "from", "från", "få", "får", "för", "ha", "hade", "han", "har", "have", "hon", "här", "i", "in", "innan", "inte", "is",
        "it", "jag", "ju", "kan", "kunna", "man", "med", "mellan", "men", "mer", "mig", "min", "mot", "mycket", "måste", "ni", "nu", "när", "någon",
        "något", "några", "och", "of", "om", "on", "or", "oss", "our", "på", "sedan", "sig", "sin", "ska", "skulle", "som", "så", "that", "the",
        "their", "them", "there", "they", "this", "till", "to", "under", "upp", "ut", "utan", "vad", "var", "vara", "vi", "vid", "vill", "was",
        "we", "vår", "våra", "with", "är", "över"});
        std::ranges::sort(all);
        return all;
    }();
    return std::ranges::binary_search(words, word);
}

bool is_frame_word(std::string_view word) {
    static constexpr auto words = [] {
        auto all = std::to_array<std::string_view>({
        "aldrig", "alltid", "andra", "anlägg", "anlägga", "anläggs", "annan", "annat", "använda", "används", "behov",
        "behöva", "behöver", "bland", "blev", "borde", "bort", "bra", "bredvid", "bygg", "bygga", "byggs", "bäst", "bättre",
        "bör", "böra", "dag", "dessutom", "dit", "därför", "dålig", "dåligt", "eftersom", "finnas", "finns", "fixa", "fler",
        "flera", "folk", "fram", "förslag", "förslå", "första", "ge", "genom", "ger", "ges", "god", "goda", "gott", "gärna",
        "gå", "går", "gör", "göra", "görs", "hej", "hel", "hela", "helt", "hem", "hemma", "hur", "hålla", "håller", "ibland",
        "idag", "igen", "ihop", "inför", "införa", "införs", "inga", "ingen", "inget", "inom", "inrätta", "inrättas",
        "intill", "istället", "kom", "komma", "kommer", "kommun", "kommunen", "kommunens", "lite", "liten", "litet", "lägg",
        "lägga", "längs", "låt", "låta", "mest", "mindre", "mitt", "människor", "många", "möjlighet", "ned", "ner", "ny",
        "nya", "nytt", "nära", "någonstans", "också", "ofta", "olika", "ordentlig", "ordentligt", "ordna", "ordnas",
        "person", "personer", "plats", "redan", "rätt", "samma", "satsa", "satsning", "se", "ser", "sista", "själv",
        "själva", "skapa", "skapas", "små", "starta", "startas", "stor", "stora", "stort", "ställ", "ställa", "ställe",
        "sämre", "särskilt", "sätt", "sätta", "sätts", "sådan", "sådana", "ta", "tack", "tar", "tas", "tillsammans", "tycka",
        "tycker", "utanför", "utöka", "utökas", "varför", "varje", "vilja", "vilka", "vilken", "vilket", "vore", "väl",
        "väldigt", "än", "ännu", "även", "öka", "ökas", "önska", "önskar"});
        std::ranges::sort(all);
        return all;
    }();
    return std::ranges::binary_search(words, word);
}

std::vector<std::size_t> letter_starts(std::string_view word) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) starts.push_back(i);
    starts.push_back(word.size());
    return starts;
}

std::u32string code_points(std::string_view utf8) {
    std::u32string letters;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) letters += char32_t(byte);
        else if ((byte & 0xC0) != 0x80) letters += char32_t(byte & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07));
        else if (!letters.empty()) letters.back() = (letters.back() << 6) | (byte & 0x3F);
    }
    return letters;
}

}  // namespace allting::similarity
