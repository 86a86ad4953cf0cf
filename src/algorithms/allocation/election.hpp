// An election as the counting rules see it: projects, a budget, and ballots merged into groups of equal ballots.
// Knows no people, no process, no file format and no text for people.
#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace allting::allocation {

/// Money is a whole number of 1/money_scale of the currency's unit, so that "2000189.87" stays exact.
struct Project {
    std::string id;  // opaque: "10" and "2" are compared as text, never as numbers
    std::string name;
    std::int64_t cost = 0;
};

enum class BallotType { approval, choose_one, cumulative, scoring, ordinal };

/// What a project counts for that a ballot lists twice or more.
enum class Duplicates {
    once,          // as one mark: the first place in an ordinal ballot, the last points in a points ballot
    as_published,  // as many cities add it up: its points together; where there are none, as that many marks
};

/// One project on a ballot. `points` is 0 where the ballot type has none, and under Duplicates::as_published how many more
/// times an approval ballot lists the project.
/// In an ordinal ballot the marks stand in order of preference, the most preferred first.
struct Mark {
    std::uint32_t project = 0;
    std::int32_t points = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
};

struct Election {
    BallotType ballot_type = BallotType::approval;
    std::int64_t budget = 0;
    std::int64_t money_scale = 1;
    std::int64_t length_max = 0;  // most marks that a ballot may hold, 0 = as many as there are projects
    bool ranks_from_last = false; // ordinal: the last place of a ballot scores 1 however short it is, not the length_max-th
    Duplicates duplicates = Duplicates::once;
    std::vector<Project> projects;

    // Ballots: group g holds marks[mark_starts[g] … mark_starts[g+1]) and was cast multiplicity[g] times.
    std::vector<std::uint32_t> mark_starts = {0};
    std::vector<Mark> marks;
    std::vector<std::uint32_t> multiplicity;
    std::int64_t ballot_count = 0;  // n, with the blank ones: each voter has a share, also who abstains

    std::size_t group_count() const { return multiplicity.size(); }
    std::span<const Mark> marks_of(std::size_t group) const {
        return {marks.data() + mark_starts[group], mark_starts[group + 1] - mark_starts[group]};
    }
    bool has_points() const {
        return ballot_type == BallotType::cumulative || ballot_type == BallotType::scoring;
    }
    bool has_sets() const { return ballot_type == BallotType::approval || ballot_type == BallotType::choose_one; }
    /// For how many marks this one counts: more than one only under Duplicates::as_published.
    std::int64_t times_listed(const Mark& mark) const {
        return duplicates == Duplicates::as_published && has_sets() ? 1 + std::int64_t(mark.points) : 1;
    }
    /// What the first place of a ballot with `length` marks scores.
    std::int64_t first_place_score(std::size_t length) const {
        const auto longest = length_max > 0 ? length_max : std::int64_t(projects.size());
        return ranks_from_last ? std::int64_t(length) : std::max(longest, std::int64_t(length));
    }
};

/// The same election without its ballots: what others are gathered into.
Election without_ballots(const Election& election);

/// Gathers ballots into an election. A project listed twice on one ballot counts as the election's `duplicates` say. Groups are numbered 0, 1, 2 … in order of first sight.
class BallotGrouper {
public:
    /// The election comes with its projects and without ballots.
    explicit BallotGrouper(Election election);
    /// Sets memory aside, for a reader that knows about how many will come.
    void reserve(std::size_t groups, std::size_t marks);
    /// Remembers the group of every ballot, for take_order().
    void keep_order() { keeps_order_ = true; }
    void add(std::span<const Mark> ballot, std::uint32_t times = 1);
    Election take();
    /// The group of each ballot that was added, in that order.
    std::vector<std::uint32_t> take_order() { return std::move(order_); }

private:
    static constexpr std::size_t waiting_max = 64;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t group_plus_one = 0;  // 0 = empty
    };
    struct Waiting {
        std::uint32_t hash = 0;
        std::uint32_t times = 0;
        std::size_t end = 0;  // of its marks in waiting_marks_
    };

    std::size_t canonicalise(std::span<const Mark> ballot, Mark* kept);
    std::size_t canonicalise_approvals(std::span<const Mark> ballot, Mark* kept);
    std::size_t canonicalise_marks(std::span<const Mark> ballot, Mark* kept);
    Slot& first_slot(std::uint32_t hash) { return slots_[hash & (slots_.size() - 1)]; }
    void put_waiting();
    void put(const Waiting& ballot, std::span<const Mark> marks);
    void widen();

    Election election_;
    // In a large election every look at a group is a wait for memory. So ballots are put into their groups many at a time,
    // and the places of all are asked for before the first is looked at.
    std::vector<Waiting> waiting_;
    std::vector<Mark> waiting_marks_;     // their marks, as they are kept; there is room for one more ballot
    std::uint64_t hash_ = 0;              // of the ballot at hand
    std::vector<std::uint64_t> marked_;   // one bit a project: is it on the ballot at hand?
    std::vector<std::uint32_t> seen_at_;  // per project: place on the ballot at hand + 1, 0 = not on it
    std::vector<Slot> slots_;             // a hash table with open addressing, three quarters full at most
    bool keeps_order_ = false;
    std::vector<std::uint32_t> order_;
};

/// The groups in an order that the ballots' order of arrival cannot change: by their projects' ids, then points.
std::vector<std::uint32_t> groups_in_canonical_order(const Election& election);

/// The same text for the same election, in whatever order projects and ballots came: for the input hash.
std::string canonical_text(const Election& election);

std::string_view name_of(BallotType type);
std::string_view name_of(Duplicates duplicates);  // "once", "as-published"

}  // namespace allting::allocation
