// Several proposals that want the same become one, with every author's yes. Pure: which are worth a question, who has said
// what, and when a merger may be made and undone. Who says nothing keeps the own proposal.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "processes/process.hpp"
#include "proposals/proposal.hpp"
#include "proposals/similar.hpp"

namespace allting::reviews {

using MergerId = Id<struct MergerTag>;

enum class MergerState { proposed, made, not_made, undone };
std::string_view word_of(MergerState state);
std::optional<MergerState> merger_state_from_word(std::string_view word);

/// `left`: said yes, and took the own proposal out again before the rules froze.
enum class MergerAnswer { none, yes, no, left };
std::string_view word_of(MergerAnswer answer);
std::optional<MergerAnswer> merger_answer_from_word(std::string_view word);

struct MergerPart {
    ProposalId proposal = {};
    MergerAnswer answer = MergerAnswer::none;
    Instant due_at = {};
    std::optional<Instant> answered_at = {};
    std::string channel = {};
    std::string words = {};  // the author's own, for the facilitators alone
};

struct Merger {
    MergerId id = {};
    ProcessId process = {};
    proposals::Wording wording = {};  // in common
    std::string explanation = {};     // to the authors; later the public reason
    MergerState state = MergerState::proposed;
    Instant proposed_at = {};
    PersonId proposed_by = {};
    std::optional<Instant> ended_at = {};
    ProposalId result = {};
    std::vector<MergerPart> parts = {};

    const MergerPart* part_of(ProposalId proposal) const;
    /// Those whose authors have said yes and stayed.
    std::vector<ProposalId> joined() const;
};

inline constexpr std::size_t merger_parts_max = 10;

/// Refuses fewer than two, more than ten, proposals of several processes, and those that cannot be merged any more.
Result<void> check_parts(std::span<const proposals::Proposal> proposals);
/// Refuses once the merger has ended, and a second answer.
Result<void> check_merger_answer(const Merger& merger, const MergerPart& part);
/// Refuses once it has ended, and while an author who has not answered has time left.
Result<void> check_completion(const Merger& merger, Instant now);
/// Refuses what is no merger now, and once the rules of the vote are frozen.
Result<void> check_undoing(const Merger& merger, const processes::Process& process, Instant now);

/// What may be suggested: a proposal and where it is.
struct MergerCandidate {
    ProposalId id = {};
    std::optional<double> latitude = {}, longitude = {};  // both or none
};

/// Proposals that a facilitator may want to look at together.
struct MergerSuggestion {
    std::vector<ProposalId> proposals;  // in their order
    double score = 0;                   // of the two most alike
    std::optional<double> metres = {};  // between the two farthest of those that have a place
};
/// Very like by their words, or less like and within 300 metres. Never two that seem to want the opposite of each other; at
/// most six together; each proposal once; the most alike first. Only `candidates` are suggested.
std::vector<MergerSuggestion> suggest_mergers(std::span<const proposals::SimilarPair> pairs, std::span<const MergerCandidate> candidates);

/// Between two places of a town, in metres; floating point is for places alone.
double metres_between(double latitude, double longitude, double other_latitude, double other_longitude);

}  // namespace allting::reviews
