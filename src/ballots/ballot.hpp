// What may be marked on a ballot: the law of the vote. Pure; knows no voter, no slot and no database.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "processes/process.hpp"
#include "proposals/project.hpp"

namespace allting::ballots {

struct Mark {
    ProjectId project;
    std::int64_t points = 1;  // 1 on ballots without points
    friend bool operator==(const Mark&, const Mark&) = default;
};
using Marks = std::vector<Mark>;

/// What a person chose, before anybody has looked whether it is allowed.
struct BallotForm {
    std::vector<ProjectId> projects;  // approval and budget ballots
    Marks points;                     // points ballots
    bool blank = false;               // said so in as many words: an empty ballot is never taken for a blank one
    std::string request_key;          // the same key is the same act
};

/// A ballot that the rules allow. Blank when it has no marks.
struct Ballot {
    Marks marks;  // by project, each once
    friend bool operator==(const Ballot&, const Ballot&) = default;
};

/// What the voter keeps.
struct Receipt {
    ProcessId process;
    std::string code;      // 16 signs
    Instant change_until;  // the close of the vote
};

/// Refuses outside the vote; without marks unless blank; marks of the wrong kind; a project that is unknown, of another
/// process or doubled; points below 1; more marks, points or money than a pot has; and marks in the pots of two areas.
/// `projects`: those of the process, and others that the form names.
Result<Ballot> check_ballot(const processes::Process& process, std::span<const proposals::Project> projects,
                            const BallotForm& form, Instant now);

/// Refuses (conflict, "vote_not_closed") before the vote has closed: until then nobody counts and nothing is told.
Result<void> check_closed(const processes::Process& process, Instant now);

/// "12,45:3": by project, points where they are not 1; "" is a blank ballot.
std::string text_of(const Marks& marks);
Marks marks_from_text(std::string_view text);  // CHECKs: only our own text is read

/// What a ballot has used of one pot.
struct PotUse {
    PotId pot;
    Money amount;             // of the pot
    Money cost;               // of the marked projects
    std::int64_t marks = 0;   // marked projects
    std::int64_t points = 0;  // their sum
};
/// For every pot of the process, in its order. Projects that are unknown count nowhere.
std::vector<PotUse> use_of_pots(const processes::Process& process, std::span<const proposals::Project> projects,
                                const Marks& marks);
/// Marks or points that may still be given in a pot; budget ballots have no such bound.
std::int64_t left_of(const processes::Process& process, const PotUse& use);

}  // namespace allting::ballots
