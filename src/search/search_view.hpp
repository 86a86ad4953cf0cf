// What is found for some words: ranked, with the lines in which they stand. Reads the index and nothing else.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/db/database.hpp"
#include "search/document.hpp"

namespace allting::search {

inline constexpr std::size_t words_max = 8;      // of a question; more are left out
inline constexpr std::int64_t page_size = 20;
inline constexpr std::size_t question_characters_max = 200;

struct Question {
    std::string text = {};
    std::string kind = {};     // "" = every kind
    ProcessId process = {};    // none = every process
    std::string language = "sv";  // of the page: words are stemmed as Swedish, as English and as this
    std::int64_t page = 1;
};

/// A piece of a text; `found` = one of the words asked for.
struct Piece {
    std::string text;
    bool found;
};

struct Hit {
    Document document;
    double score;  // greater = better; comparable within one answer only
    std::vector<Piece> excerpt;  // about 200 letters of the body, around the first word that was found
};

struct SearchAnswer {
    Question question;
    bool has_words = false;  // false: nothing was asked, or function words alone
    std::int64_t count = 0, pages = 1;
    std::vector<Hit> hits;   // of the page asked for
    std::vector<std::pair<std::string, std::string>> guessed;  // a word that no text has, and the stem looked for instead
};

/// Every text that has at least one of the words, ranked by BM25 times the square of the share of the words it has. Words that
/// begin with one asked for count a third. A word that nobody has written is taken for one that is a typing error away.
SearchAnswer find_documents(db::Connection& connection, OrganisationId organisation, const Question& question);

}  // namespace allting::search
