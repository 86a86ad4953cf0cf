#include "algorithms/allocation/election.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
    hash = (hash ^ part) * 0xff51afd7ed558ccdu;
    return hash ^ (hash >> 32);
}

/// Per project its place when the ids are sorted as text.
std::vector<std::uint32_t> places_by_id(const Election& election) {
    std::vector<std::uint32_t> order(election.projects.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        return election.projects[a].id < election.projects[b].id;
    });
    std::vector<std::uint32_t> places(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) places[order[place]] = place;
    return places;
}

}  // namespace

Election without_ballots(const Election& election) {
    Election empty;
    empty.ballot_type = election.ballot_type;
    empty.budget = election.budget;
    empty.money_scale = election.money_scale;
    empty.length_max = election.length_max;
    empty.ranks_from_last = election.ranks_from_last;
    empty.duplicates = election.duplicates;
    empty.projects = election.projects;
    return empty;
}

BallotGrouper::BallotGrouper(Election election) : election_(std::move(election)), slots_(32) {
    CHECK(election_.group_count() == 0);
    marked_.assign((election_.projects.size() + 63) / 64, 0);
    seen_at_.assign(election_.projects.size(), 0);
    waiting_.reserve(waiting_max);
}

void BallotGrouper::add(std::span<const Mark> ballot, std::uint32_t times) {
    CHECK(times > 0);
    election_.ballot_count += times;
    const auto start = waiting_.empty() ? 0 : waiting_.back().end;
    if (waiting_marks_.size() < start + ballot.size()) waiting_marks_.resize(2 * (start + ballot.size()));
    const auto kept = canonicalise(ballot, waiting_marks_.data() + start);
    waiting_.push_back({std::uint32_t(hash_), times, start + kept});
    __builtin_prefetch(&first_slot(std::uint32_t(hash_)));
    if (waiting_.size() == waiting_max) put_waiting();
}

/// Writes the ballot as it is kept, and its hash; tells how many marks that are.
std::size_t BallotGrouper::canonicalise(std::span<const Mark> ballot, Mark* kept) {
    hash_ = 0x9e3779b97f4a7c15u;
    const bool is_set = election_.has_sets() && election_.duplicates == Duplicates::once;
    return is_set ? canonicalise_approvals(ballot, kept) : canonicalise_marks(ballot, kept);
}

/// A ballot that is a set of projects is sorted by going through one bit a project.
std::size_t BallotGrouper::canonicalise_approvals(std::span<const Mark> ballot, Mark* kept) {
    std::size_t first = marked_.size(), last = 0;
    for (const Mark& mark : ballot) {
        CHECK(mark.project < election_.projects.size());
        const auto word = mark.project / 64;
        marked_[word] |= std::uint64_t(1) << (mark.project % 64);
        first = std::min<std::size_t>(first, word);
        last = std::max<std::size_t>(last, word);
    }
    Mark* next = kept;
    for (auto word = first; word <= last && word < marked_.size(); ++word) {
        auto bits = std::exchange(marked_[word], 0);
        if (bits == 0) continue;
        hash_ = mixed(mixed(hash_, bits), word);
        for (; bits != 0; bits &= bits - 1) {
            *next++ = {std::uint32_t(word * 64) + std::uint32_t(std::countr_zero(bits)), 0};
        }
    }
    return std::size_t(next - kept);
}

std::size_t BallotGrouper::canonicalise_marks(std::span<const Mark> ballot, Mark* kept) {
    std::size_t count = 0;
    const bool adds_up = election_.duplicates == Duplicates::as_published && election_.ballot_type != BallotType::ordinal;
    const bool keeps_points = election_.has_points() || adds_up;
    for (Mark mark : ballot) {
        CHECK(mark.project < election_.projects.size());
        if (!keeps_points) mark.points = 0;
        auto& seen_at = seen_at_[mark.project];
        if (seen_at == 0) {
            kept[count++] = mark;
            seen_at = std::uint32_t(count);
        } else {
            auto& points = kept[seen_at - 1].points;
            points = !adds_up ? mark.points : election_.has_sets() ? points + mark.points + 1 : points + mark.points;
        }
    }
    const std::span<Mark> marks(kept, count);
    if (election_.ballot_type != BallotType::ordinal) {
        std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.project < b.project; });
    }
    for (const Mark& mark : marks) {
        seen_at_[mark.project] = 0;
        hash_ = mixed(hash_, std::uint64_t(mark.project) << 32 | std::uint32_t(mark.points));
    }
    return count;
}

/// First the slots were asked for, one by one as the ballots came; now what they lead to, step by step for all.
void BallotGrouper::put_waiting() {
    const bool are_far = election_.group_count() >= 32'768;  // fewer groups stay in the processor's own memory
    for (int step = 0; are_far && step < 2; ++step) {
        for (const Waiting& ballot : waiting_) {
            const Slot& slot = first_slot(ballot.hash);
            if (slot.group_plus_one == 0 || slot.hash != ballot.hash) continue;
            const auto group = slot.group_plus_one - 1;
            __builtin_prefetch(step == 0 ? static_cast<void*>(&election_.mark_starts[group])
                                         : &election_.marks[election_.mark_starts[group]]);
            if (step == 0) __builtin_prefetch(&election_.multiplicity[group], 1);
        }
    }
    std::size_t start = 0;
    for (const Waiting& ballot : waiting_) {
        put(ballot, {waiting_marks_.data() + start, ballot.end - start});
        start = ballot.end;
    }
    waiting_.clear();
}

void BallotGrouper::put(const Waiting& ballot, std::span<const Mark> marks) {
    if ((election_.group_count() + 1) * 4 > slots_.size() * 3) widen();
    auto slot = ballot.hash & (slots_.size() - 1);
    for (; slots_[slot].group_plus_one != 0; slot = (slot + 1) & (slots_.size() - 1)) {
        if (slots_[slot].hash != ballot.hash) continue;
        const auto group = slots_[slot].group_plus_one - 1;
        if (std::ranges::equal(election_.marks_of(group), marks)) {
            election_.multiplicity[group] += ballot.times;
            if (keeps_order_) order_.push_back(group);
            return;
        }
    }
    const auto group = std::uint32_t(election_.group_count());
    slots_[slot] = {ballot.hash, group + 1};
    election_.marks.insert(election_.marks.end(), marks.begin(), marks.end());
    election_.mark_starts.push_back(std::uint32_t(election_.marks.size()));
    election_.multiplicity.push_back(ballot.times);
    if (keeps_order_) order_.push_back(group);
}

void BallotGrouper::widen() {
    std::vector<Slot> wider(slots_.size() * 2);
    for (const Slot& old : slots_) {
        if (old.group_plus_one == 0) continue;
        auto slot = old.hash & (wider.size() - 1);
        while (wider[slot].group_plus_one != 0) slot = (slot + 1) & (wider.size() - 1);
        wider[slot] = old;
    }
    slots_ = std::move(wider);
}

void BallotGrouper::reserve(std::size_t groups, std::size_t marks) {
    election_.mark_starts.reserve(groups + 1);
    election_.multiplicity.reserve(groups);
    election_.marks.reserve(marks);
}

Election BallotGrouper::take() {
    put_waiting();
    slots_.assign(32, {});
    return std::move(election_);
}

std::vector<std::uint32_t> groups_in_canonical_order(const Election& election) {
    const auto places = places_by_id(election);
    // The key of a group: its marks as (place by id, points); unordered ballots are sorted by place.
    std::vector<std::pair<std::uint32_t, std::int32_t>> keys;
    keys.reserve(election.marks.size());
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto start = std::ptrdiff_t(keys.size());
        for (const Mark& mark : election.marks_of(group)) {
            keys.emplace_back(places[mark.project], mark.points);
        }
        if (election.ballot_type != BallotType::ordinal) std::sort(keys.begin() + start, keys.end());
    }
    std::vector<std::uint32_t> order(election.group_count());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        const auto& starts = election.mark_starts;
        return std::lexicographical_compare(keys.begin() + starts[a], keys.begin() + starts[a + 1],
                                            keys.begin() + starts[b], keys.begin() + starts[b + 1]);
    });
    return order;
}

std::string canonical_text(const Election& election) {
    std::string text = "allting election 1\n";
    const auto add = [&](const auto& value) { (text += std::to_string(value)) += '\n'; };
    (text += name_of(election.ballot_type)) += '\n';
    add(election.budget);
    add(election.money_scale);
    add(election.ballot_count);
    if (election.ballot_type == BallotType::ordinal) add(election.length_max);  // what a place is worth hangs on it
    if (election.ranks_from_last) text += "ranks from last\n";
    if (election.duplicates == Duplicates::as_published) text += "duplicates as published\n";
    const auto places = places_by_id(election);
    std::vector<const Project*> projects(places.size());
    for (std::size_t p = 0; p < places.size(); ++p) projects[places[p]] = &election.projects[p];
    for (const Project* project : projects) {
        // The length before the id keeps ids with line breaks from being read as something else.
        text += std::to_string(project->id.size()) + ':' + project->id + '=';
        add(project->cost);
    }
    for (const auto group : groups_in_canonical_order(election)) {
        std::vector<std::pair<std::uint32_t, std::int32_t>> marks;
        for (const Mark& mark : election.marks_of(group)) marks.emplace_back(places[mark.project], mark.points);
        if (election.ballot_type != BallotType::ordinal) std::sort(marks.begin(), marks.end());
        text += std::to_string(election.multiplicity[group]) + '*';
        for (const auto& [place, points] : marks) {
            text += std::to_string(place) + '+' + std::to_string(points) + ',';
        }
        text += '\n';
    }
    return text;
}

std::string_view name_of(Duplicates duplicates) {
    return duplicates == Duplicates::as_published ? "as-published" : "once";
}

std::string_view name_of(BallotType type) {
    switch (type) {
        case BallotType::approval: return "approval";
        case BallotType::choose_one: return "choose-1";
        case BallotType::cumulative: return "cumulative";
        case BallotType::scoring: return "scoring";
        case BallotType::ordinal: return "ordinal";
    }
    CHECK(false);
    return "";
}

}  // namespace allting::allocation
