// Whether two texts on the same matter want the opposite of each other: "Höj skatten", "Sänk skatten". Such texts are alike in
// every word but one, so likeness alone would call them duplicates. A hint for people, from a short list of words: it misses
// what is said without them, and decides nothing.
#pragma once
#include <array>
#include <string_view>

namespace allting::similarity {

/// What a text is for and against, on each axis of stance.cpp, and whether it negates anything else.
class Stance {
public:
    explicit Stance(std::string_view text);
    friend bool are_opposite(const Stance& a, const Stance& b, double likeness);

private:
    static constexpr std::size_t axes_count = 7;
    struct Leaning {
        bool is_for = false, is_against = false;
        /// +1 or -1 where it is one of them alone.
        int sign() const { return int(is_for) - int(is_against); }
    };
    std::array<Leaning, axes_count> leanings_{};
    bool negates_ = false;  // a negation that belongs to no word of an axis
};

/// Swedish and English. `likeness` is the score of SimilarTexts: below 0.15 texts are on different matters, and never opposite;
/// a negation alone tells only between texts that are else nearly the same.
bool are_opposite(const Stance& a, const Stance& b, double likeness);

}  // namespace allting::similarity
