// A participation process and its plan. Pure: which phase is open follows from the plan and the time, never from a flag.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "processes/allocation.hpp"
#include "processes/voting_way.hpp"

namespace allting::processes {

enum class PhaseKind { ideas, review, presentation, vote, count, decision, delivery, closing };
inline constexpr std::array phase_kinds{PhaseKind::ideas, PhaseKind::review, PhaseKind::presentation, PhaseKind::vote,
                                        PhaseKind::count, PhaseKind::decision, PhaseKind::delivery, PhaseKind::closing};
std::string_view word_of(PhaseKind kind);
std::optional<PhaseKind> phase_from_word(std::string_view word);

struct Phase {
    PhaseKind kind;
    Instant opens;   // included
    Instant closes;  // excluded: what is received at this instant is late
    bool is_open(Instant now) const { return opens <= now && now < closes; }
    friend bool operator==(const Phase&, const Phase&) = default;
};

std::string_view word_of(BallotKind kind);
std::optional<BallotKind> ballot_kind_from_word(std::string_view word);

/// What of the counted ballots is published: each of them, or only their hashes.
enum class Publication { open, sealed };
std::string_view word_of(Publication publication);
std::optional<Publication> publication_from_word(std::string_view word);

/// Who opens and closes the vote: the clock, or two scrutineers once its hour has come.
enum class Keepers { clock, scrutineers };
std::string_view word_of(Keepers keepers);
std::optional<Keepers> keepers_from_word(std::string_view word);

/// While the vote is open, entries go into its record at least so many at a time, and where fewer ballots count in the
/// end (or in one pot, if any), none is published: few ballots tell who cast them.
inline constexpr std::int64_t batch_min = 20, open_min = 50, open_pot_min = 20;
inline constexpr int challenge_days_max = 60;

struct Pot {
    PotId id;
    AreaId area;  // none = the whole organisation
    std::string name;
    Money amount;
    friend bool operator==(const Pot&, const Pot&) = default;
};

/// Texts in one language.
struct ProcessTexts {
    std::string language, title, summary, about, criteria, decider, promise;
    friend bool operator==(const ProcessTexts&, const ProcessTexts&) = default;
};

/// What ties a person to the place of the process.
inline constexpr std::array<std::string_view, 4> relation_words{"lives", "works", "studies", "rents"};

struct Process {
    ProcessId id;
    std::string template_name = "municipal_pb";
    bool published = false;
    std::int64_t version = 1;  // of the plan
    std::string currency = "SEK";
    std::vector<std::string> relations;  // of "lives", "works", "studies", "rents"
    int age_min = 0;
    BallotKind ballot_kind = BallotKind::approval;
    int marks_max = 5;  // approval: K projects a pot · points: the points of a pot · budget: unused
    Allocation allocation;
    Publication publication = Publication::open;
    Keepers keepers = Keepers::clock;
    WaySet ways = usual_ways;  // to prove the right to vote
    Standing standing = Standing::promised;
    int challenge_days = 7;  // whole days from the close in which a right to vote may be challenged
    std::optional<Money> cost_max;
    std::vector<std::string> languages;
    PictureId picture;
    std::string drawing = "town";
    std::optional<std::string> rules_hash;  // set once the vote has opened
    std::vector<ProcessTexts> texts;        // Swedish first
    std::vector<Phase> phases;              // in order of opening
    std::vector<Pot> pots;

    const ProcessTexts& text_in(std::string_view language) const;  // else Swedish, else the first
    const Phase* phase(PhaseKind kind) const;
    bool is_open(PhaseKind kind, Instant now) const;
    /// The phase of now: the last one that is open, or none before, between and after.
    const Phase* current_phase(Instant now) const;
    const Phase* next_phase(Instant now) const;
    const Pot* pot(PotId id) const;
    Money total() const;
    /// From the opening of the vote the rules, pots and projects stand fast.
    bool rules_are_frozen(Instant now) const;
};

/// Refuses (conflict, code "phase_closed") when that phase of the process is not open now; the sentence says when it is or
/// was. The instant travels in the error as ISO text, which the translator writes in the reader's language.
Result<void> check_open(const Process& process, PhaseKind kind, Instant now);

}  // namespace allting::processes
