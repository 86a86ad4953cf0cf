#include "reviews/merger.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include "proposals/deadlines.hpp"

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 4> state_words{"proposed", "made", "not_made", "undone"};
constexpr std::array<std::string_view, 4> answer_words{"none", "yes", "no", "left"};

constexpr double alike_by_words = 0.4, alike_nearby = 0.2, nearby_metres = 300;
constexpr std::size_t suggestion_max = 6;

template <class Enum>
std::optional<Enum> from_word(std::span<const std::string_view> words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional(Enum(found - words.begin()));
}

Error conflict(std::string code, std::string text) { return refuse(ErrorKind::conflict, std::move(code), std::move(text)); }

std::optional<double> distance(const MergerCandidate& a, const MergerCandidate& b) {
    if (!a.latitude || !b.latitude) return std::nullopt;
    return metres_between(*a.latitude, *a.longitude, *b.latitude, *b.longitude);
}

using Lines = std::map<ProposalId, const MergerCandidate*>;

bool is_worth_a_question(const proposals::SimilarPair& pair, const Lines& lines) {
    const auto first = lines.find(pair.first), second = lines.find(pair.second);
    if (pair.opposite || first == lines.end() || second == lines.end()) return false;
    const auto metres = distance(*first->second, *second->second);
    return pair.score >= alike_by_words || (pair.score >= alike_nearby && metres && *metres <= nearby_metres);
}

std::optional<double> farthest(const std::vector<ProposalId>& group, const Lines& lines) {
    std::optional<double> most;
    for (std::size_t i = 0; i < group.size(); ++i)
        for (std::size_t k = i + 1; k < group.size(); ++k)
            if (const auto metres = distance(*lines.at(group[i]), *lines.at(group[k]))) most = std::max(most.value_or(0), *metres);
    return most;
}

}  // namespace

std::string_view word_of(MergerState state) { return state_words[std::size_t(state)]; }
std::optional<MergerState> merger_state_from_word(std::string_view word) { return from_word<MergerState>(state_words, word); }
std::string_view word_of(MergerAnswer answer) { return answer_words[std::size_t(answer)]; }
std::optional<MergerAnswer> merger_answer_from_word(std::string_view word) { return from_word<MergerAnswer>(answer_words, word); }

const MergerPart* Merger::part_of(ProposalId proposal) const {
    const auto found = std::ranges::find(parts, proposal, &MergerPart::proposal);
    return found == parts.end() ? nullptr : &*found;
}

std::vector<ProposalId> Merger::joined() const {
    std::vector<ProposalId> joined;
    for (const MergerPart& part : parts)
        if (part.answer == MergerAnswer::yes) joined.push_back(part.proposal);
    return joined;
}

Result<void> check_parts(std::span<const proposals::Proposal> proposals) {
    FieldErrors errors;
    if (proposals.size() < 2) errors.add("proposals", "too_few", "mergers.refused.too_few");
    if (proposals.size() > merger_parts_max) errors.add("proposals", "too_many", "mergers.refused.too_many");
    for (const auto& proposal : proposals) {
        const std::pair<std::string, std::string> number{"number", proposals::number_of(proposal.id)};
        if (proposal.process != proposals.front().process) errors.add("proposals", "other_process", "mergers.refused.other_process", {number});
        else if (!can_follow(proposal.state, proposals::State::merged)) errors.add("proposals", "too_late", "mergers.refused.too_late", {number});
    }
    if (!errors.empty()) return errors.take();
    return {};
}

Result<void> check_merger_answer(const Merger& merger, const MergerPart& part) {
    if (merger.state != MergerState::proposed) return conflict("merger_ended", "mergers.refused.ended");
    if (part.answer != MergerAnswer::none) return conflict("already_answered", "mergers.refused.already_answered");
    return {};
}

Result<void> check_completion(const Merger& merger, Instant now) {
    if (merger.state != MergerState::proposed) return conflict("merger_ended", "mergers.refused.ended");
    const bool all_are_ready = std::ranges::all_of(merger.parts, [&](const MergerPart& part) {
        return part.answer != MergerAnswer::none || !proposals::is_in_time(now, part.due_at);
    });
    if (!all_are_ready) return conflict("authors_have_time", "mergers.refused.authors_have_time");
    return {};
}

Result<void> check_undoing(const Merger& merger, const processes::Process& process, Instant now) {
    if (merger.state != MergerState::made) return conflict("not_merged", "mergers.refused.not_merged");
    if (process.rules_are_frozen(now)) return conflict("ballot_is_set", "mergers.refused.ballot_is_set");
    return {};
}

std::vector<MergerSuggestion> suggest_mergers(std::span<const proposals::SimilarPair> pairs, std::span<const MergerCandidate> candidates) {
    Lines lines;
    for (const auto& line : candidates) lines.emplace(line.id, &line);
    std::vector<proposals::SimilarPair> edges(pairs.begin(), pairs.end());
    std::ranges::stable_sort(edges, std::ranges::greater{}, &proposals::SimilarPair::score);
    const auto are_opposite = [&](ProposalId a, ProposalId b) {
        return std::ranges::any_of(pairs, [&](const auto& p) {
            return p.opposite && ((p.first == a && p.second == b) || (p.first == b && p.second == a));
        });
    };
    std::vector<MergerSuggestion> groups;
    const auto group_of = [&](ProposalId id) {
        return std::ranges::find_if(groups, [&](const auto& group) { return std::ranges::find(group.proposals, id) != group.proposals.end(); });
    };
    for (const auto& edge : edges) {
        if (!is_worth_a_question(edge, lines)) continue;
        const auto first = group_of(edge.first), second = group_of(edge.second);
        std::vector<ProposalId> a{edge.first}, b{edge.second};
        if (first != groups.end()) a = first->proposals;
        if (second != groups.end()) b = second->proposals;
        if (first != groups.end() && first == second) continue;
        const bool fits = a.size() + b.size() <= suggestion_max && std::ranges::none_of(a, [&](ProposalId one) {
            return std::ranges::any_of(b, [&](ProposalId other) { return are_opposite(one, other); });
        });
        if (!fits) continue;
        const double score = std::max(first == groups.end() ? edge.score : first->score, second == groups.end() ? edge.score : second->score);
        std::erase_if(groups, [&](const auto& group) { return group.proposals == a || group.proposals == b; });
        a.insert(a.end(), b.begin(), b.end());
        std::ranges::sort(a);
        groups.push_back({std::move(a), score});
    }
    for (auto& group : groups) group.metres = farthest(group.proposals, lines);
    std::ranges::stable_sort(groups, std::ranges::greater{}, &MergerSuggestion::score);
    return groups;
}

double metres_between(double latitude, double longitude, double other_latitude, double other_longitude) {
    constexpr double metres_a_degree = 111'195;  // of a great circle
    const double middle = (latitude + other_latitude) / 2 * std::numbers::pi / 180;
    return metres_a_degree * std::hypot(latitude - other_latitude, (longitude - other_longitude) * std::cos(middle));
}

}  // namespace allting::reviews
