#include "scrutiny/joint_act.hpp"

#include <algorithm>
#include <array>

#include "ballots/ballot.hpp"

namespace allting::scrutiny {
namespace {

using ballots::LogState;
using processes::PhaseKind;

constexpr std::array<std::string_view, 7> kind_words{"open", "close", "extend", "uphold", "dismiss", "annul", "finalise"};
constexpr std::array<std::string_view, 3> state_words{"proposed", "done", "withdrawn"};
constexpr std::array<std::string_view, 3> challenge_words{"open", "upheld", "dismissed"};

bool needs_reason(ActKind kind) { return kind == ActKind::extend || kind == ActKind::annul || kind == ActKind::uphold || kind == ActKind::dismiss; }

Error not_now(std::string code) { return refuse(ErrorKind::conflict, code, "scrutiny.refused." + code); }

Result<void> check_opening(const VoteNow& vote, Instant now) {
    if (vote.process.keepers != processes::Keepers::scrutineers) return not_now("clock_opens");
    if (vote.log) return not_now("already_open");
    return processes::check_open(vote.process, PhaseKind::vote, now);
}

Result<void> check_extension(const JointAct& act, const VoteNow& vote, Instant now) {
    if (vote.log != LogState::open) return not_now("not_open");
    const Instant closes = vote.process.phase(PhaseKind::vote)->closes;
    FieldErrors errors;
    if (!act.closes || *act.closes <= closes || *act.closes <= now) errors.add("closes", "not_later", "scrutiny.refused.not_later");
    if (!errors.empty()) return errors.take();
    return {};
}

Result<void> check_finalising(const VoteNow& vote, Instant now) {
    if (vote.log != LogState::closed && vote.log != LogState::annulled) return not_now("not_closed");
    if (now < challenges_end(vote.process)) {
        Error error = not_now("challenges_run");
        error.arguments = {{"at", to_iso(challenges_end(vote.process))}};
        return error;
    }
    if (vote.open_challenges > 0) return not_now("challenges_open");
    if (vote.log == LogState::closed && !vote.is_counted) return not_now("not_counted");
    return {};
}

}  // namespace

std::string_view word_of(ActKind kind) { return kind_words[std::size_t(kind)]; }
std::string_view word_of(ActState state) { return state_words[std::size_t(state)]; }
std::string_view word_of(ChallengeState state) { return challenge_words[std::size_t(state)]; }

std::optional<ActKind> act_kind_from_word(std::string_view word) {
    const auto found = std::ranges::find(kind_words, word);
    if (found == kind_words.end()) return std::nullopt;
    return ActKind(found - kind_words.begin());
}

Instant challenges_end(const processes::Process& process) {
    const processes::Phase* const vote = process.phase(PhaseKind::vote);
    CHECK(vote != nullptr);
    return vote->closes + days(process.challenge_days);
}

Result<void> check_act(const JointAct& act, const VoteNow& vote, Instant now) {
    if (needs_reason(act.kind) && act.reason.empty()) {
        FieldErrors errors;
        errors.add("reason", "required", "form.required");
        return errors.take();
    }
    switch (act.kind) {
        case ActKind::open: return check_opening(vote, now);
        case ActKind::close:
            if (vote.log != LogState::open) return not_now("not_open");
            return ballots::check_closed(vote.process, now);
        case ActKind::extend: return check_extension(act, vote, now);
        case ActKind::uphold:
        case ActKind::dismiss:
            if (!vote.log || vote.log == LogState::finalised) return not_now("vote_is_final");
            return {};
        case ActKind::annul:
            if (vote.log != LogState::open && vote.log != LogState::closed) return not_now("nothing_to_annul");
            return {};
        case ActKind::finalise: return check_finalising(vote, now);
    }
    return {};
}

Result<void> check_confirmation(const JointAct& act, PersonId by, Instant now) {
    if (act.state != ActState::proposed) return not_now("already_settled");
    if (act.proposed_at + proposal_lasts <= now) return not_now("proposal_lapsed");
    if (act.proposed_by == by) return refuse(ErrorKind::not_allowed, "second_person_needed", "scrutiny.refused.second_person_needed");
    return {};
}

}  // namespace allting::scrutiny
