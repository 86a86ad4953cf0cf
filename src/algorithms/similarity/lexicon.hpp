// What is known of a language beside its endings: its words, and which of them mean much the same. Either may be missing.
#pragma once
#include "algorithms/similarity/dictionary.hpp"
#include "algorithms/similarity/thesaurus.hpp"

namespace allting::similarity {

struct Lexicon {
    Dictionary dictionary;
    Thesaurus thesaurus;
};

}  // namespace allting::similarity
