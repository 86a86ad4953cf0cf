// Making codes: asked for by one, approved by another, printed in parts. Codes are made with the PDF and stored only when
// the PDF is there; the plain code is in the PDF alone.
#pragma once
#include <string>
#include <vector>

#include "electorate/code_store.hpp"
#include "electorate/register_actions.hpp"
#include "people/visit.hpp"
#include "platform/print/print_job.hpp"

namespace allting::electorate {

/// Refuses (conflict, "vote_over"), (conflict, "no_register"), (invalid, field voter) a voter that is not on the register
/// or has a letter of another kind, and (conflict, "nothing_to_print") a run that would print nothing.
Result<PrintRun> ask_print(db::Transaction& tx, const people::Visit& visit, ProcessId process, PrintRun wanted);

/// The second person's yes. Refuses what check_approval refuses.
Result<PrintRun> approve_print(db::Transaction& tx, const people::Visit& visit, ProcessId process, std::int64_t run);

struct Issue {
    VoterId voter;
    std::string code;
};
/// The next part of a run, drawn but not stored.
struct Part {
    PrintRun run;  // as it was read
    std::vector<Issue> issues;
    print::PrintJob job;
};
/// `again`: the last part once more, because its file was lost; its codes are voided.
/// Refuses (conflict, "not_approved"), (conflict, "vote_over") and (conflict, "nothing_to_print").
Result<Part> next_part(db::Connection& connection, const people::Visit& visit, ProcessId process, std::int64_t run, bool again);

/// From now on these codes open the vote and the voters' older ones do not. The record says how many, never whose.
/// Refuses (conflict, "printed_meanwhile") when another print of the run came first.
Result<PrintRun> store_part(db::Transaction& tx, const people::Visit& visit, ProcessId process, const Part& part);

}  // namespace allting::electorate
