// The plan seen against the time. Pure.
#include "processes/process.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace allting::processes {
namespace {

template <class Kind>
using Word = std::pair<Kind, std::string_view>;

constexpr std::array phase_words{
    Word<PhaseKind>{PhaseKind::ideas, "ideas"},       Word<PhaseKind>{PhaseKind::review, "review"},
    Word<PhaseKind>{PhaseKind::presentation, "presentation"}, Word<PhaseKind>{PhaseKind::vote, "vote"},
    Word<PhaseKind>{PhaseKind::count, "count"},       Word<PhaseKind>{PhaseKind::decision, "decision"},
    Word<PhaseKind>{PhaseKind::delivery, "delivery"}, Word<PhaseKind>{PhaseKind::closing, "closing"},
};
constexpr std::array ballot_words{
    Word<BallotKind>{BallotKind::approval, "approval"},
    Word<BallotKind>{BallotKind::points, "points"},
    Word<BallotKind>{BallotKind::budget, "budget"},
};

template <class Kind>
std::string_view find_word(std::span<const Word<Kind>> words, Kind kind) {
    const auto found = std::ranges::find(words, kind, &Word<Kind>::first);
    CHECK(found != words.end());
    return found->second;
}

template <class Kind>
std::optional<Kind> find_kind(std::span<const Word<Kind>> words, std::string_view word) {
    const auto found = std::ranges::find(words, word, &Word<Kind>::second);
    if (found == words.end()) return std::nullopt;
    return found->first;
}

Error closed(std::string text_key, PhaseKind kind, std::optional<Instant> at) {
    Error error = refuse(ErrorKind::conflict, "phase_closed", std::move(text_key));
    error.arguments.emplace_back("phase", word_of(kind));
    if (at) error.arguments.emplace_back("at", to_iso(*at));
    return error;
}

}  // namespace

std::string_view word_of(PhaseKind kind) { return find_word<PhaseKind>(phase_words, kind); }
std::string_view word_of(BallotKind kind) { return find_word<BallotKind>(ballot_words, kind); }
std::optional<PhaseKind> phase_from_word(std::string_view word) { return find_kind<PhaseKind>(phase_words, word); }
std::optional<BallotKind> ballot_kind_from_word(std::string_view word) { return find_kind<BallotKind>(ballot_words, word); }

std::string_view word_of(Keepers keepers) { return keepers == Keepers::clock ? "clock" : "scrutineers"; }
std::optional<Keepers> keepers_from_word(std::string_view word) {
    if (word == "clock") return Keepers::clock;
    if (word == "scrutineers") return Keepers::scrutineers;
    return std::nullopt;
}

std::string_view word_of(Publication publication) { return publication == Publication::open ? "open" : "sealed"; }
std::optional<Publication> publication_from_word(std::string_view word) {
    if (word == "open") return Publication::open;
    if (word == "sealed") return Publication::sealed;
    return std::nullopt;
}

const ProcessTexts& Process::text_in(std::string_view language) const {
    CHECK(!texts.empty());
    for (const std::string_view wanted : {language, std::string_view("sv")}) {
        const auto found = std::ranges::find(texts, wanted, &ProcessTexts::language);
        if (found != texts.end() && !found->title.empty()) return *found;
    }
    return texts.front();
}

const Phase* Process::phase(PhaseKind kind) const {
    const auto found = std::ranges::find(phases, kind, &Phase::kind);
    return found == phases.end() ? nullptr : &*found;
}

bool Process::is_open(PhaseKind kind, Instant now) const {
    const Phase* const wanted = phase(kind);
    return published && wanted != nullptr && wanted->is_open(now);
}

const Phase* Process::current_phase(Instant now) const {
    const Phase* current = nullptr;
    for (const Phase& each : phases) {
        if (each.is_open(now)) current = &each;
    }
    return current;
}

const Phase* Process::next_phase(Instant now) const {
    const auto found = std::ranges::find_if(phases, [&](const Phase& each) { return each.opens > now; });
    return found == phases.end() ? nullptr : &*found;
}

const Pot* Process::pot(PotId wanted) const {
    const auto found = std::ranges::find(pots, wanted, &Pot::id);
    return found == pots.end() ? nullptr : &*found;
}

Money Process::total() const {
    Money sum;
    for (const Pot& each : pots) sum += each.amount;
    return sum;
}

bool Process::rules_are_frozen(Instant now) const {
    if (rules_hash) return true;
    const Phase* const vote = phase(PhaseKind::vote);
    return published && vote != nullptr && vote->opens <= now;
}

Result<void> check_open(const Process& process, PhaseKind kind, Instant now) {
    if (!process.published) return refuse(ErrorKind::conflict, "phase_closed", "processes.closed.not_published");
    const Phase* const phase = process.phase(kind);
    if (phase == nullptr) return closed("processes.closed.not_in_plan", kind, std::nullopt);
    if (now < phase->opens) return closed("processes.closed.not_yet", kind, phase->opens);
    if (now >= phase->closes) return closed("processes.closed.over", kind, phase->closes);
    return {};
}

}  // namespace allting::processes
