// A thesaurus in MyThes' format: words that can stand for each other, both ways. Knows no files: the bytes are given.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace allting::similarity {

class Thesaurus {
public:
    Thesaurus() = default;
    /// The bytes of a .dat file, in ISO-8859-1 or UTF-8 as its first line says. Expressions of several words are left out.
    explicit Thesaurus(std::string_view dat);

    /// None for a word that is not there.
    const std::set<std::string>& synonyms_of(std::string_view word) const;
    bool is_empty() const { return synonyms_.empty(); }

private:
    std::map<std::string, std::set<std::string>, std::less<>> synonyms_;
};

}  // namespace allting::similarity
