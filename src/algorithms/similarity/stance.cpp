#include "algorithms/similarity/stance.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/similarity/words.hpp"

namespace allting::similarity {
namespace {

constexpr double same_matter_min = 0.15, nearly_same_min = 0.35;
constexpr std::size_t negation_reach = 2;  // words before or after: "bygg inte", "inte får bygga"

using Words = std::span<const std::string_view>;

constexpr std::string_view permit[] = {"tillåt", "tillåta", "tillåts", "tillåtas", "tillåtet", "tillåten", "allow", "permit"};
constexpr std::string_view forbid[] = {"förbjud", "förbjuda", "förbjuds", "förbjudas", "förbjudet", "förbud", "stoppa", "stoppas", "stopp",
                                       "hindra", "ban", "forbid", "stop", "prohibit"};
constexpr std::string_view open[] = {"öppna", "öppnas", "öppen", "öppet", "open", "reopen"};
constexpr std::string_view close[] = {"stäng", "stänga", "stängs", "stängas", "stängd", "stängt", "close", "closed"};
constexpr std::string_view more[] = {"höj", "höja", "höjs", "höjas", "höjd", "öka", "ökas", "ökad", "ökat", "utöka", "utökas", "mer", "mera", "fler",
                                     "flera", "större", "längre", "högre", "more", "raise", "increase", "longer", "higher"};
constexpr std::string_view less[] = {"sänk", "sänka", "sänks", "sänkas", "sänkt", "minska", "minskas", "minskar", "minskad", "minskat", "begränsa",
                                     "begränsas", "mindre", "färre", "kortare", "lägre", "less", "fewer", "lower", "decrease", "reduce",
                                     "shorter"};
constexpr std::string_view build[] = {"bygg", "bygga", "byggs", "byggas", "bebygg", "bebygga", "bebyggs", "bebyggas", "bebyggelse", "exploatera",
                                      "anlägg", "anlägga", "anläggs", "anläggas", "build"};
constexpr std::string_view spare[] = {"rädda", "räddas", "skydda", "skyddas", "riv", "riva", "rivs", "rivas", "save", "protect", "demolish"};
constexpr std::string_view keep[] = {"behåll", "behålla", "behålls", "behållas", "bevara", "bevaras", "rädda", "räddas", "spara", "keep", "preserve"};
constexpr std::string_view remove[] = {"riv", "riva", "rivs", "rivas", "avskaffa", "avskaffas", "avveckla", "avvecklas", "slopa", "slopas", "sälj",
                                       "sälja", "säljas", "nedläggning", "lägg_ner", "ta_bort", "remove", "demolish", "abolish", "sell"};
constexpr std::string_view begin[] = {"inför", "införa", "införs", "införas", "starta", "startas", "introduce", "start"};
constexpr std::string_view end[] = {"avskaffa", "avskaffas", "slopa", "slopas", "avsluta", "avslutas", "sluta", "abolish", "end"};
constexpr std::string_view free[] = {"gratis", "avgiftsfri", "avgiftsfria", "avgiftsfritt", "kostnadsfri", "kostnadsfritt", "free"};
constexpr std::string_view paid[] = {"avgiftsbelägg", "avgiftsbelägga", "avgiftsbelagd", "avgiftsbelagt", "paid"};

struct Axis {
    Words is_for, is_against;
};
constexpr std::array<Axis, 7> axes{{{permit, forbid}, {open, close}, {more, less}, {build, spare}, {keep, remove}, {begin, end}, {free, paid}}};

bool is_in(Words words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

bool is_negation(std::string_view word) {
    static constexpr std::string_view negations[] = {"inte", "ej", "ingen", "inga", "inget", "aldrig", "nej", "not", "no", "never"};
    return is_in(negations, word);
}

/// Verbs of two words become one: "lägg ner skolan" → "lägg_ner". "Inte bara" and "inte minst" negate
/// nothing, and go; so does "vi har ingen": whoever tells of a lack wants the thing.
std::vector<std::string> phrases_of(std::string_view text) {
    static constexpr std::string_view lay[] = {"lägg", "lägga", "läggs", "läggas"}, take[] = {"ta", "tas", "tag"},
                                      has[] = {"har", "finns", "fanns", "have", "has", "is", "are"};
    std::vector<std::string> phrases;
    const auto words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : std::string_view();
        if (is_in(lay, words[i]) && (next == "ner" || next == "ned")) phrases.emplace_back("lägg_ner"), ++i;
        else if (is_in(take, words[i]) && next == "bort") phrases.emplace_back("ta_bort"), ++i;
        else if (words[i] == "inte" && (next == "bara" || next == "minst")) ++i;
        else if (is_in(has, words[i]) && is_negation(next)) ++i;
        else phrases.push_back(words[i]);
    }
    return phrases;
}

}  // namespace

Stance::Stance(std::string_view text) {
    static_assert(axes.size() == axes_count);
    const auto words = phrases_of(text);
    std::vector<bool> used(words.size(), false);
    // The nearest negation that has not turned another word yet.
    const auto negation_of = [&](std::size_t word) -> std::optional<std::size_t> {
        for (std::size_t distance = 1; distance <= negation_reach; ++distance) {
            if (word + distance < words.size() && is_negation(words[word + distance]) && !used[word + distance]) return word + distance;
            if (distance <= word && is_negation(words[word - distance]) && !used[word - distance]) return word - distance;
        }
        return std::nullopt;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_on_axis = std::ranges::any_of(axes, [&](const Axis& a) { return is_in(a.is_for, words[i]) || is_in(a.is_against, words[i]); });
        if (!is_on_axis) continue;
        const auto negation = negation_of(i);
        if (negation) used[*negation] = true;
        for (std::size_t axis = 0; axis < axes.size(); ++axis) {
            const bool is_for = is_in(axes[axis].is_for, words[i]);
            if (is_for || is_in(axes[axis].is_against, words[i]))
                (is_for != negation.has_value() ? leanings_[axis].is_for : leanings_[axis].is_against) = true;
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) negates_ |= is_negation(words[i]) && !used[i];
}

bool are_opposite(const Stance& a, const Stance& b, double likeness) {
    if (likeness < same_matter_min) return false;
    bool agree = false, disagree = false;
    for (std::size_t axis = 0; axis < Stance::axes_count; ++axis) {
        const int product = a.leanings_[axis].sign() * b.leanings_[axis].sign();
        agree |= product > 0;
        disagree |= product < 0;
    }
    const bool only_one_negates = a.negates_ != b.negates_;
    return disagree || (only_one_negates && !agree && likeness >= nearly_same_min);
}

}  // namespace allting::similarity
