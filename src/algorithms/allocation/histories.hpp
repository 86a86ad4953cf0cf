// What voters own under a rule whose fractions outgrow any memory, exactly, as the history of what they paid. Nobody
// writes the amounts out: that two of them are equal is proven from how they came about. For the doubts that certain.hpp
// leaves; a heavy header: for .cpp files only.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "algorithms/allocation/certain.hpp"
#include "algorithms/allocation/outcome.hpp"

namespace allting::allocation {

/// Σ weight / divisor · (what one voter with the history owns) + constant, gathered voter by voter.
struct Holdings {
    struct Part {
        std::uint32_t history;
        std::int64_t divisor;
        std::int64_t weight;
        friend auto operator<=>(const Part&, const Part&) = default;
    };
    std::vector<Part> parts = {};
    Rational constant = 0;

    void add(std::uint32_t history, std::int64_t weight, std::int64_t divisor = 1) {
        parts.push_back({history, divisor, weight});
    }
    /// Sorts, and adds up what belongs together.
    void tidy();
};

/// The same in exact fractions, one a history: to be added up and compared.
struct Sum {
    std::map<std::uint32_t, Rational> terms = {};  // none is 0
    Rational constant = 0;

    void add(std::uint32_t history, const Rational& factor);
    void add(const Holdings& holdings, const Rational& factor);
    void add(const Sum& other, const Rational& factor);
    bool is_constant() const { return terms.empty(); }
};

/// Histories are numbered in order of time, equal ones with the same number. A price is the fraction that a round brings:
/// one sum of holdings divided by another, both of before the round; the divisor is positive.
class Histories {
public:
    enum class Payment {
        part,    // who owned v owns v·(1 − weight/divisor · price)
        amount,  // who owned v owns v − weight/divisor · price
    };
    static constexpr std::uint32_t start = 0, nothing = 1;  // owns the endowment; owns 0

    Histories(Rational endowment, Payment payment);

    /// Equal prices have the same number where they came about alike. `nearly` is the price too.
    std::uint32_t define(Holdings numerator, Holdings denominator, const Certain& nearly);
    /// The history of who had `before` and now pays.
    std::uint32_t after(std::uint32_t before, std::uint32_t price, std::int64_t weight, std::int64_t divisor = 1);

    /// Less than 0, 0, or more than 0, proven: first by taking equal holdings from each other round by round, else by
    /// writing the fractions out. Throws Unproven where they are too long for that.
    int sign(const Sum& sum);
    /// a / b where that is a fraction whatever the prices are.
    std::optional<Rational> ratio(const Sum& a, const Sum& b);
    /// Written out; throws Unproven where it is too long.
    Rational value(const Sum& sum);
    /// price − number, times something positive.
    Sum above(std::uint32_t price, const Rational& number) const;
    /// "1250/3" where the price is a short fraction, else its first 20 decimals. `nearly` is `factor` times the price.
    std::string text(std::uint32_t price, const Rational& factor, const Certain& nearly) const;

private:
    struct History {
        std::uint32_t before, price;
        Rational weight;
        std::optional<Rational> value;  // where it was written out
    };
    struct Price {
        Holdings numerator, denominator;
        std::optional<Rational> value;
    };
    struct Key {
        std::uint32_t before, price;
        std::int64_t weight, divisor;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct HashOfKey {
        std::size_t operator()(const Key& key) const;
    };

    const Rational& value_of(std::uint32_t history);
    const Rational& value_of_price(std::uint32_t price);
    const std::optional<Rational>& known(std::uint32_t history);
    void fold(Sum& sum);
    bool undo_round(Sum& sum, std::map<std::uint32_t, Rational>& open);
    Sum reduce(Sum sum, std::map<std::uint32_t, Rational>& open);

    Payment payment_;
    std::vector<History> histories_;
    std::vector<Price> prices_;
    std::unordered_map<Key, std::uint32_t, HashOfKey> found_;
    std::unordered_multimap<std::size_t, std::uint32_t> prices_by_hash_;
};

}  // namespace allting::allocation
