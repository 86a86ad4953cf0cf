// How far ahead a count of equal shares is asked to look for changes (QuickShares::count).
#pragma once
#include <algorithm>
#include <cstdint>

namespace allting::allocation {

/// Looking takes time, and the farther it looks the less sharply it sees. So it looks farther where a count could be
/// followed as far as it looked with few looks again, and less far where not. Where the next step already changes
/// something, and that more than once, it does not look at all for a while, or until a step has changed nothing.
class Stride {
public:
    explicit Stride(double step) : step_(step), width_(shortest * step) {}
    double width() const { return pause_ > 0 ? 0 : width_; }
    /// What came of it at that step: did it go on from an earlier count, did it change nothing, how far did it see?
    void learn(std::int64_t step, bool is_followed, bool is_same, double reach) {
        if (pause_ > 0) {
            pause_ = is_same ? 0 : pause_ - 1;
            seen_to_ = 0;
            return;
        }
        followed_ += is_followed;
        changes_ += !is_same;
        if (is_followed) return;
        const double sees_to = double(step) + width_ / step_;
        if (seen_to_ > 0) {
            const bool was_too_wide = double(step) + 1 <= seen_to_ || followed_ > looks_per_change * (changes_ + 1);
            width_ = was_too_wide ? std::max(shortest * step_, narrower * width_) : wider * width_;
        }
        seen_to_ = sees_to;
        followed_ = changes_ = 0;
        failures_ = reach < step_ ? failures_ + 1 : 0;
        if (failures_ > 1) pause_ = std::min(failures_, longest_pause);
    }

private:
    static constexpr double shortest = 4;  // steps
    static constexpr double wider = 2, narrower = 0.7;
    static constexpr int looks_per_change = 2;
    static constexpr int longest_pause = 10;

    double step_, width_;
    double seen_to_ = 0;  // the last step that a count saw; 0 where none did
    int pause_ = 1, failures_ = 0;
    int followed_ = 0, changes_ = 0;  // since then
};

}  // namespace allting::allocation
