#include "algorithms/allocation/packed_lists.hpp"

#include <algorithm>

namespace allting::allocation {
namespace {

constexpr std::uint32_t nothing = UINT32_MAX;

/// Some flips of one half. `key` is what they lose, less the price of what they spend: it falls as the value rises.
struct State {
    std::int64_t cost = 0;
    WideInteger key = 0;
    std::uint32_t trace = nothing;
};

struct Trace {
    std::uint32_t thing = 0;
    std::uint32_t before = nothing;
};

/// How much flips that are not decided yet can still spend or give back.
struct Open {
    std::int64_t spend = 0, give_back = 0;

    void add(const Flip& flip) { (flip.cost > 0 ? spend : give_back) += std::abs(flip.cost); }
    void remove(const Flip& flip) { (flip.cost > 0 ? spend : give_back) -= std::abs(flip.cost); }
};

/// The list of one half, by rising cost and falling key.
class Half {
public:
    Half(const Room& room, Open open) : room_(room), open_(open) { states_.emplace_back(); }

    /// Looks at one flip more. False where the list becomes too long.
    bool add(const Flip& flip) {
        open_.remove(flip);
        const auto with = [&](const State& state) {
            return State{state.cost + flip.cost, state.key + flip.loss - room_.price * flip.cost, state.trace};
        };
        next_.clear();
        std::size_t plain = 0, changed = 0;
        while (plain < states_.size() || changed < states_.size()) {
            const bool takes_plain = changed == states_.size() ||
                                     (plain < states_.size() && !goes_before(with(states_[changed]), states_[plain]));
            if (takes_plain) {
                keep(states_[plain++]);
            } else if (keep(with(states_[changed++]))) {
                traces_.push_back({flip.thing, next_.back().trace});
                next_.back().trace = std::uint32_t(traces_.size() - 1);
            }
        }
        states_.swap(next_);
        return states_.size() <= room_.states_max && traces_.size() <= 8 * room_.states_max;
    }

    const std::vector<State>& states() const { return states_; }

    void append_flips(const State& state, std::vector<std::uint32_t>& things) const {
        for (auto trace = state.trace; trace != nothing; trace = traces_[trace].before) things.push_back(traces_[trace].thing);
    }

private:
    static bool goes_before(const State& a, const State& b) { return a.cost != b.cost ? a.cost < b.cost : a.key < b.key; }

    /// Drops what is worth no more than something as cheap, what cannot come down to the money there is, and what loses
    /// too much: by itself, or by money that nothing is left to spend it on.
    bool keep(const State& state) {
        if (!next_.empty() && next_.back().key <= state.key) return false;
        if (state.cost - open_.give_back > room_.money) return false;
        const auto unspent = std::max<std::int64_t>(room_.money - state.cost - open_.spend, 0);
        if (state.key + room_.price * (WideInteger(state.cost) + unspent) > room_.loss_max) return false;
        next_.push_back(state);
        return true;
    }

    const Room& room_;
    Open open_;
    std::vector<State> states_, next_;
    std::vector<Trace> traces_;
};

/// For each set of the first half the worthiest of the second that there is money for.
LeastLoss join(const Half& first, const Half& second, const Room& room) {
    LeastLoss least;
    const State* best[2] = {nullptr, nullptr};
    least.loss = room.loss_max + 1;
    std::size_t fitting = second.states().size();
    for (const State& state : first.states()) {
        while (fitting > 0 && state.cost + second.states()[fitting - 1].cost > room.money) --fitting;
        if (fitting == 0) break;
        const State& other = second.states()[fitting - 1];
        const auto loss = state.key + other.key + room.price * room.money;
        if (loss >= least.loss) continue;
        least.loss = loss;
        best[0] = &state;
        best[1] = &other;
    }
    least.is_found = best[0] != nullptr;
    if (!least.is_found) return least;
    first.append_flips(*best[0], least.flipped);
    second.append_flips(*best[1], least.flipped);
    return least;
}

}  // namespace

LeastLoss least_loss_of(std::span<const Flip> flips, const Room& room) {
    // What loses most comes first: of these few are flipped together, so the lists stay short until the end.
    std::vector<Flip> sorted(flips.begin(), flips.end());
    std::ranges::stable_sort(sorted, [](const Flip& a, const Flip& b) { return a.loss > b.loss; });
    Open open;
    for (const Flip& flip : sorted) open.add(flip);
    Half halves[2] = {{room, open}, {room, open}};
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (!halves[i % 2].add(sorted[i])) return {.is_sure = false};
    }
    return join(halves[0], halves[1], room);
}

}  // namespace allting::allocation
