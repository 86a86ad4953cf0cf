// The Swedish dictionary and thesaurus of the Debian packages hunspell-sv and mythes-sv, where they are installed.
#pragma once
#include <memory>

#include "algorithms/similarity/lexicon.hpp"

namespace allting::proposals {

/// Read when first asked for, and kept. None where neither package is there: texts are then compared by stems alone.
std::shared_ptr<const similarity::Lexicon> swedish_lexicon();

}  // namespace allting::proposals
