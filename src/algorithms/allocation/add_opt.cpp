#include "algorithms/allocation/add_opt.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

#include "algorithms/allocation/rational.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

/// Supporters with one history who do not pay for the project.
struct Outsiders {
    std::uint32_t history;
    std::int64_t voters = 0;
    std::uint32_t history_then = 0;  // before the purchase that the project would stand before
    bool is_in = true;               // among those who would pay
};

/// A way to another result: `payers` supporters of the project, the poorest of whom has this history.
struct Change {
    std::int64_t cost = 0;
    std::int64_t payers = 0;
    std::uint32_t history = 0;
    double raise = 0;  // about cost / payers − what that history leaves
};

class NextChange {
public:
    NextChange(const Election& election, const Support& support, Satisfaction satisfaction, const ExactRun& run,
               const TieBreak& ties)
        : election_(election), support_(support), satisfaction_(satisfaction), run_(run), ties_(ties),
          endowment_(run.endowment), left_(run.histories.size()), place_of_(run.histories.size(), 0),
          payers_at_(run.purchases.size()) {}
    std::optional<std::string> find();

private:
    void look_at(std::uint32_t project);
    void gather(std::uint32_t project);
    void gather_payers();
    bool is_hopeless(std::int64_t cost, std::int64_t payers, std::uint32_t history) const;
    void drop_hopeless(std::uint32_t project, std::int64_t& payers, std::size_t& purchase);
    std::size_t stands_before(std::uint32_t project, std::int64_t payers) const;
    const Rational& left_exactly(std::uint32_t history);
    bool holds_less(std::uint32_t a, std::uint32_t b);
    void offer(const Change& change);

    const Election& election_;
    const Support& support_;
    Satisfaction satisfaction_;
    const ExactRun& run_;
    const TieBreak& ties_;
    const Rational endowment_;
    std::vector<std::optional<Rational>> left_;         // per history, where it was needed
    std::optional<Change> best_;
    std::vector<std::uint32_t> place_of_;               // per history: its place in outsiders_ + 1, 0 = none
    std::vector<Outsiders> outsiders_;                  // of the project looked at
    std::vector<std::vector<std::uint32_t>> payers_at_; // per purchase: which of the outsiders paid for it
};

const Rational& NextChange::left_exactly(std::uint32_t history) {
    if (!left_[history]) {
        Rational left = endowment_;
        for (auto at = history; at != 0; at = run_.histories[at].before) {
            const auto& purchase = run_.purchases[run_.histories[at].purchase];
            left -= Rational(purchase.cost, purchase.payers);
        }
        left_[history] = left;
    }
    return *left_[history];
}

bool NextChange::holds_less(std::uint32_t a, std::uint32_t b) {
    if (a == b) return false;
    const double difference = run_.histories[a].left - run_.histories[b].left;
    if (std::abs(difference) > 2 * run_.left_error()) return difference < 0;
    return left_exactly(a) < left_exactly(b);
}

void NextChange::offer(const Change& change) {
    if (!best_) {
        best_ = change;
        return;
    }
    const double part = double(change.cost) / double(change.payers);
    const double best_part = double(best_->cost) / double(best_->payers);
    const double difference = change.raise - best_->raise;
    bool is_smaller = difference < 0;
    if (std::abs(difference) <= 2 * run_.left_error() + (part + best_part) * 0x1p-50) {
        is_smaller = Rational(change.cost, change.payers) - left_exactly(change.history) <
                     Rational(best_->cost, best_->payers) - left_exactly(best_->history);
    }
    if (is_smaller) best_ = change;
}

/// The first purchase that the project would stand before if so many paid for it. The purchases stand in that order.
std::size_t NextChange::stands_before(std::uint32_t project, std::int64_t payers) const {
    const auto priority = exact_priority(election_, support_, satisfaction_, project, payers);
    const auto behind = std::partition_point(run_.purchases.begin(), run_.purchases.end(), [&](const auto& purchase) {
        const int difference = compare(
            exact_priority(election_, support_, satisfaction_, purchase.project, purchase.payers), priority);
        return difference != 0 ? difference > 0 : ties_.prefers(purchase.project, project);
    });
    return std::size_t(behind - run_.purchases.begin());
}

/// The supporters who do not pay for the project, by history.
void NextChange::gather(std::uint32_t project) {
    outsiders_.clear();
    const auto own = std::find_if(run_.purchases.begin(), run_.purchases.end(),
                                  [&](const auto& purchase) { return purchase.project == project; });
    for (const Supporter& supporter : support_.of(project)) {
        const auto history = run_.history_of[supporter.group];
        if (place_of_[history] == 0) {
            outsiders_.push_back({history});
            place_of_[history] = std::uint32_t(outsiders_.size());
        }
        outsiders_[place_of_[history] - 1].voters += election_.multiplicity[supporter.group];
    }
    for (const Outsiders& one : outsiders_) place_of_[one.history] = 0;
    if (own != run_.purchases.end()) {
        const auto purchase = std::size_t(own - run_.purchases.begin());
        std::erase_if(outsiders_, [&](const Outsiders& one) { return run_.pays_for(one.history, purchase); });
    }
}

/// For each purchase which of the outsiders paid for it.
void NextChange::gather_payers() {
    for (auto& payers : payers_at_) payers.clear();
    for (std::uint32_t place = 0; place < outsiders_.size(); ++place) {
        for (auto at = outsiders_[place].history; at != 0; at = run_.histories[at].before) {
            payers_at_[run_.histories[at].purchase].push_back(place);
        }
    }
}

/// Whether so many payers, of whom one holds what this history leaves, surely need a larger raise than the best so far.
bool NextChange::is_hopeless(std::int64_t cost, std::int64_t payers, std::uint32_t history) const {
    if (!best_) return false;
    const double part = double(cost) / double(payers), best_part = double(best_->cost) / double(best_->payers);
    const double slack = 2 * run_.left_error() + (part + best_part) * 0x1p-50;
    return part - run_.histories[history].left > best_->raise + slack;
}

/// Those leave who hold so little that their raise is no news. As the part only grows and what they hold only falls, that
/// stays so, whoever else leaves first: so all of them can leave at once, in no order.
void NextChange::drop_hopeless(std::uint32_t project, std::int64_t& payers, std::size_t& purchase) {
    const auto cost = election_.projects[project].cost;
    for (std::size_t before = 0; before != outsiders_.size() && payers > 0;) {
        before = outsiders_.size();
        std::erase_if(outsiders_, [&](const Outsiders& one) {
            if (!is_hopeless(cost, payers, one.history_then)) return false;
            payers -= one.voters;
            return true;
        });
        const auto now = payers == 0 ? purchase : stands_before(project, payers);
        if (now == purchase) continue;
        purchase = now;
        for (auto& one : outsiders_) one.history_then = run_.history_at(one.history, purchase);
    }
}

/// All supporters pay at first. Then the poorest leave, one history after the other: the part grows and the project
/// falls behind more purchases, so that those who remain hold less. Whoever has left would now need a larger raise
/// than when they left, and is not looked at again.
void NextChange::look_at(std::uint32_t project) {
    gather(project);
    if (outsiders_.empty()) return;
    const auto cost = election_.projects[project].cost;
    std::int64_t payers = support_.votes[project];
    auto purchase = stands_before(project, payers);
    for (auto& one : outsiders_) one.history_then = run_.history_at(one.history, purchase);
    drop_hopeless(project, payers, purchase);
    gather_payers();
    using Entry = std::pair<std::uint32_t, std::uint32_t>;  // history then, place in outsiders_
    const auto holds_more = [&](const Entry& a, const Entry& b) { return holds_less(b.first, a.first); };
    std::priority_queue<Entry, std::vector<Entry>, decltype(holds_more)> poorest(holds_more);
    for (std::uint32_t place = 0; place < outsiders_.size(); ++place) poorest.push({outsiders_[place].history_then, place});
    while (!poorest.empty()) {
        const auto [history, place] = poorest.top();
        poorest.pop();
        auto& one = outsiders_[place];
        if (!one.is_in || one.history_then != history) continue;  // an entry of before it fell
        offer({cost, payers, history, double(cost) / double(payers) - run_.histories[history].left});
        one.is_in = false;
        payers -= one.voters;
        if (payers == 0) break;
        for (const auto now = stands_before(project, payers); purchase < now; ++purchase) {
            for (const auto fallen : payers_at_[purchase]) {
                outsiders_[fallen].history_then = run_.history_at(outsiders_[fallen].history, purchase + 1);
                if (outsiders_[fallen].is_in) poorest.push({outsiders_[fallen].history_then, fallen});
            }
        }
    }
}

std::optional<std::string> NextChange::find() {
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) look_at(p);
    if (!best_) return std::nullopt;
    const Rational raise = Rational(best_->cost, best_->payers) - left_exactly(best_->history);
    CHECK(raise > 0);
    return text_of(Rational(endowment_ + raise));
}

}  // namespace

std::optional<std::string> next_endowment(const Election& election, const Support& support, Satisfaction satisfaction,
                                          const ExactRun& run, const TieBreak& ties) {
    return NextChange(election, support, satisfaction, run, ties).find();
}

}  // namespace allting::allocation
