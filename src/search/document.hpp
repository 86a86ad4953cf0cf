// A public text as the index sees it: the word stems that it is found by, each with a weight. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"

namespace allting::search {

/// Kinds of texts; locale keys search.kind.WORD.
inline constexpr std::string_view kind_words[] = {"idea", "answer", "need"};

struct Document {
    std::string kind = {};
    std::int64_t subject = {};  // unique within its kind
    ProcessId process = {};
    std::string path = {};   // "/proposals/7"
    std::string title = {};  // weighs four times the text
    std::string body = {};
    std::string language = "sv";
    friend bool operator==(const Document&, const Document&) = default;
};

struct Term {
    std::string text;
    std::uint8_t weight;  // 1 … 255: how much the document is about it, its length taken into account
    friend bool operator==(const Term&, const Term&) = default;
};

/// The stems of title and body, sorted, then the filters.
/// Function words are left out, and words over 64 bytes.
/// source  BM25 (Robertson, Zaragoza 2009) with k1 = 1.2, b = 0.75 and a fixed mean length of 60 words
std::vector<Term> terms_of(const Document& document);

/// As a term that no word can be.
std::string kind_filter(std::string_view kind);
std::string process_filter(ProcessId process);
std::string struck_filter();

}  // namespace allting::search
