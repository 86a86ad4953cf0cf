// How far ahead a count of equal shares is asked to look for the next change (QuickShares::count).
#pragma once
#include <algorithm>

namespace allting::allocation {

/// Looking takes time, and the farther it looks the less sharply it sees: about three times as far as has paid lately
/// is best. Where it has not paid, it is tried again after a while, or once a step has changed nothing.
class Stride {
public:
    explicit Stride(double step) : step_(step), width_(shortest * step) {}
    double width() const { return pause_ > 0 ? 0 : width_; }
    /// What came of it: did the last step change nothing, and how far did it see?
    void learn(bool is_same, double reach) {
        if (pause_ > 0) {
            pause_ = is_same ? 0 : pause_ - 1;
            return;
        }
        const bool was_too_narrow = reach > 0.9 * width_;
        width_ = was_too_narrow ? 2 * width_ : std::max(shortest * step_, 0.75 * (width_ + reach));
        failures_ = reach < step_ ? failures_ + 1 : 0;
        if (failures_ > 1) pause_ = std::min(failures_, longest_pause);
    }

private:
    static constexpr double shortest = 4;  // steps
    static constexpr int longest_pause = 10;

    double step_, width_;
    int pause_ = 1, failures_ = 0;
};

}  // namespace allting::allocation
