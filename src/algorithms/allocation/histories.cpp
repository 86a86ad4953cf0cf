#include "algorithms/allocation/histories.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

using Terms = std::map<std::uint32_t, Rational>;

/// Fractions written out are given up when they grow longer than this.
constexpr std::size_t bits_max = 1u << 14;

void accumulate(Terms& terms, std::uint32_t key, const Rational& factor) {
    if (factor == 0) return;
    const auto [found, is_new] = terms.try_emplace(key, factor);
    if (is_new) return;
    found->second += factor;
    if (found->second == 0) terms.erase(found);
}

std::size_t bits_of(const Integer& number) { return number == 0 ? 0 : msb(abs(number)) + 1; }

const Rational& refuse_long(const Rational& number) {
    if (bits_of(numerator(number)) + bits_of(denominator(number)) > bits_max) throw Unproven();
    return number;
}

/// a / b where all their parts are in one proportion; b is not 0.
std::optional<Rational> proportion(const Terms& a, const Rational& constant_a, const Terms& b, const Rational& constant_b) {
    if (a.size() != b.size() && !a.empty()) return std::nullopt;
    if (b.empty() && constant_b == 0) return std::nullopt;
    if (a.empty() && constant_a == 0) return Rational(0);
    if (a.size() != b.size()) return std::nullopt;
    const Rational ratio = b.empty() ? constant_a / constant_b : a.begin()->second / b.begin()->second;
    if (constant_a != ratio * constant_b) return std::nullopt;
    const bool is_alike = std::equal(a.begin(), a.end(), b.begin(), [&](const auto& x, const auto& y) {
        return x.first == y.first && x.second == ratio * y.second;
    });
    return is_alike ? std::optional(ratio) : std::nullopt;
}

std::size_t mixed(std::size_t hash, std::uint64_t value) {
    hash ^= value;
    hash *= 0xff51afd7ed558ccdu;
    return hash ^ (hash >> 32);
}

std::size_t hash_of(const Holdings& holdings, std::size_t hash) {
    for (const auto& part : holdings.parts) {
        hash = mixed(mixed(mixed(hash, part.history), std::uint64_t(part.divisor)), std::uint64_t(part.weight));
    }
    return hash;
}

bool is_same(const Holdings& a, const Holdings& b) { return a.parts == b.parts && a.constant == b.constant; }

}  // namespace

void Holdings::tidy() {
    std::erase_if(parts, [](const Part& part) { return part.history == Histories::nothing; });
    std::sort(parts.begin(), parts.end());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool belongs = kept > 0 && parts[kept - 1].history == parts[i].history && parts[kept - 1].divisor == parts[i].divisor;
        if (belongs) parts[kept - 1].weight += parts[i].weight;
        else parts[kept++] = parts[i];
    }
    parts.resize(kept);
}

void Sum::add(std::uint32_t history, const Rational& factor) {
    if (history != Histories::nothing) accumulate(terms, history, factor);
}

void Sum::add(const Holdings& holdings, const Rational& factor) {
    for (const auto& part : holdings.parts) add(part.history, factor * part.weight / part.divisor);
    constant += factor * holdings.constant;
}

void Sum::add(const Sum& other, const Rational& factor) {
    for (const auto& [history, weight] : other.terms) add(history, factor * weight);
    constant += factor * other.constant;
}

Histories::Histories(Rational endowment, Payment payment) : payment_(payment) {
    histories_.push_back({start, 0, 0, std::move(endowment)});
    histories_.push_back({nothing, 0, 0, Rational(0)});
}

std::size_t Histories::HashOfKey::operator()(const Key& key) const {
    const auto ids = (std::uint64_t(key.before) << 32) | key.price;
    return mixed(mixed(mixed(0x9e3779b97f4a7c15u, ids), std::uint64_t(key.weight)), std::uint64_t(key.divisor));
}

std::uint32_t Histories::define(Holdings numerator, Holdings denominator, const Certain& nearly) {
    numerator.tidy();
    denominator.tidy();
    const auto hash = hash_of(denominator, hash_of(numerator, 0));
    const auto [first, last] = prices_by_hash_.equal_range(hash);
    for (auto it = first; it != last; ++it) {
        const Price& price = prices_[it->second];
        if (is_same(price.numerator, numerator) && is_same(price.denominator, denominator)) return it->second;
    }
    const auto price = std::uint32_t(prices_.size());
    prices_by_hash_.emplace(hash, price);
    prices_.push_back({std::move(numerator), std::move(denominator), std::nullopt});
    if (const auto guess = nearly.guess()) {
        Terms open;
        const Sum rest = reduce(above(price, *guess), open);
        if (rest.is_constant() && open.empty() && rest.constant == 0) prices_[price].value = *guess;
    }
    return price;
}

std::uint32_t Histories::after(std::uint32_t before, std::uint32_t price, std::int64_t weight, std::int64_t divisor) {
    const auto common = std::gcd(weight, divisor);
    const Key key{before, price, weight / common, divisor / common};
    const auto [found, is_new] = found_.try_emplace(key, std::uint32_t(histories_.size()));
    if (is_new) histories_.push_back({before, price, Rational(key.weight, key.divisor), std::nullopt});
    return found->second;
}

Sum Histories::above(std::uint32_t price, const Rational& number) const {
    Sum sum;
    sum.add(prices_[price].numerator, 1);
    sum.add(prices_[price].denominator, -number);
    return sum;
}

/// Where all its prices are written out already.
const std::optional<Rational>& Histories::known(std::uint32_t history) {
    History& that = histories_[history];
    if (that.value || !prices_[that.price].value) return that.value;
    if (known(that.before)) value_of(history);
    return that.value;
}

void Histories::fold(Sum& sum) {
    for (auto term = sum.terms.begin(); term != sum.terms.end();) {
        const auto& value = known(term->first);
        if (!value) {
            ++term;
            continue;
        }
        sum.constant += term->second * *value;
        term = sum.terms.erase(term);
    }
}

/// Takes back the payments of the last round in the sum: Σ a·v becomes Σ a·before − price · paid, and where paid is a
/// multiple of the price's denominator, price · paid is that multiple of its numerator. False where it is none.
bool Histories::undo_round(Sum& sum, Terms& open) {
    std::uint32_t price = 0;
    for (const auto& [history, factor] : sum.terms) price = std::max(price, histories_[history].price);
    Sum before = {{}, sum.constant}, paid;
    for (const auto& [history, factor] : sum.terms) {
        const History& that = histories_[history];
        before.add(that.price == price ? that.before : history, factor);
        if (that.price != price) continue;
        if (payment_ == Payment::part) paid.add(that.before, factor * that.weight);
        else paid.constant += factor * that.weight;
    }
    fold(paid);
    if (const auto& known = prices_[price].value) {
        before.add(paid, -*known);
    } else if (!paid.is_constant() || paid.constant != 0) {
        Sum whole;
        whole.add(prices_[price].denominator, 1);
        fold(whole);
        if (const auto times = proportion(paid.terms, paid.constant, whole.terms, whole.constant)) {
            before.add(prices_[price].numerator, -*times);
        } else if (payment_ == Payment::amount) {
            accumulate(open, price, -paid.constant);
        } else {
            return false;
        }
    }
    sum = std::move(before);
    fold(sum);
    return true;
}

/// An equal sum of earlier holdings, and in `open` of prices that stand for themselves.
Sum Histories::reduce(Sum sum, Terms& open) {
    fold(sum);
    while (!sum.is_constant()) {
        if (!undo_round(sum, open)) break;
    }
    return sum;
}

int Histories::sign(const Sum& sum) {
    Terms open;
    const Sum rest = reduce(sum, open);
    Rational total = value(rest);
    for (const auto& [price, factor] : open) total += factor * value_of_price(price);
    return total.sign();
}

std::optional<Rational> Histories::ratio(const Sum& a, const Sum& b) {
    Terms open_a, open_b;
    const Sum rest_a = reduce(a, open_a), rest_b = reduce(b, open_b);
    if (!rest_a.is_constant() || !rest_b.is_constant()) return std::nullopt;
    return proportion(open_a, rest_a.constant, open_b, rest_b.constant);
}

Rational Histories::value(const Sum& sum) {
    Rational total = sum.constant;
    for (const auto& [history, factor] : sum.terms) total = refuse_long(total + factor * value_of(history));
    return total;
}

const Rational& Histories::value_of(std::uint32_t history) {
    auto& value = histories_[history].value;
    if (!value) {
        const auto& [before, price, weight, unused] = histories_[history];
        const Rational paid = weight * value_of_price(price), owned = value_of(before);
        value = refuse_long(owned - (payment_ == Payment::part ? Rational(owned * paid) : paid));
    }
    return *value;
}

const Rational& Histories::value_of_price(std::uint32_t price) {
    auto& known = prices_[price].value;
    if (!known) {
        Sum above, below;
        above.add(prices_[price].numerator, 1);
        below.add(prices_[price].denominator, 1);
        known = refuse_long(value(above) / value(below));
    }
    return *known;
}

std::string Histories::text(std::uint32_t price, const Rational& factor, const Certain& nearly) const {
    if (const auto& known = prices_[price].value) return text_of(Rational(factor * *known));
    const auto cut = nearly.cut_text();
    if (!cut) throw Unproven();
    return *cut;
}

}  // namespace allting::allocation
