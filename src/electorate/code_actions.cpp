#include "electorate/code_actions.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "electorate/letter.hpp"
#include "people/looks_actions.hpp"
#include "places/place_store.hpp"
#include "platform/db/counter.hpp"
#include "record/record.hpp"

namespace allting::electorate {
namespace {

using processes::Process;

Error nothing_to_print() { return refuse(ErrorKind::conflict, "nothing_to_print", "electorate.refused.nothing_to_print"); }

Error no_such_voter() {
    FieldErrors errors;
    errors.add("voter", "no_such_voter", "electorate.refused.no_such_voter");
    return errors.take();
}

Result<Process> process_before_close(db::Connection& connection, const people::Visit& visit, ProcessId id) {
    TRY(Process process, process_of_register(connection, visit.visitor.organisation, id));
    const auto* vote = process.phase(processes::PhaseKind::vote);
    if (vote && vote->closes <= visit.now) return refuse(ErrorKind::conflict, "vote_over", "electorate.refused.vote_over");
    return process;
}

Result<PrintRun> run_of(db::Connection& connection, const people::Visit& visit, ProcessId process, std::int64_t id) {
    auto run = find_print_run(connection, visit.visitor.organisation, process, id);
    if (!run) return refuse(ErrorKind::not_found, "no_such_run", "electorate.refused.no_such_run");
    return std::move(*run);
}

/// Where the printed address leads: as set, else as the officer's browser reached us.
std::string base_url(const people::Visit& visit) {
    if (!visit.site.base_url.empty()) return visit.site.base_url;
    return (visit.request.secure ? "https://" : "http://") + std::string(visit.request.header("host"));
}

LetterContext letter_context(db::Connection& connection, const people::Visit& visit, const Process& process) {
    const auto organisation = places::find_organisation(connection, visit.visitor.organisation);
    LetterContext context{.process = process, .sender = organisation.name, .sender_lines = {}, .base_url = base_url(visit)};
    for (const auto line : split(organisation.contact, '\n'))
        if (!trim(line).empty() && context.sender_lines.size() < 4) context.sender_lines.emplace_back(trim(line));
    return context;
}

}  // namespace

Result<PrintRun> ask_print(db::Transaction& tx, const people::Visit& visit, ProcessId id, PrintRun wanted) {
    const auto organisation = visit.visitor.organisation;
    TRY_DO(process_before_close(tx, visit, id));
    if (!find_register(tx, organisation, id)) return refuse(ErrorKind::conflict, "no_register", "electorate.refused.no_register");
    if (wanted.selection == Selection::voter) {
        const auto entry = wanted.voter ? find_entry(tx, organisation, id, wanted.voter) : std::nullopt;
        if (!entry || entry->is_gone) return no_such_voter();
        if (entry->protected_identity) wanted.kind = PrintKind::protected_letters;
        else if (wanted.kind == PrintKind::protected_letters) return no_such_voter();
    } else {
        wanted.voter = {};
    }
    wanted.id = db::take_number(tx, organisation, "print_run");
    if (count_to_print(tx, organisation, id, wanted) == 0) return nothing_to_print();
    wanted.made_by = visit.visitor.person;
    wanted.made_at = visit.now;
    insert_print_run(tx, organisation, id, wanted);
    return wanted;
}

Result<PrintRun> approve_print(db::Transaction& tx, const people::Visit& visit, ProcessId id, std::int64_t run_id) {
    TRY_DO(process_before_close(tx, visit, id));
    TRY(PrintRun run, run_of(tx, visit, id, run_id));
    TRY_DO(check_approval(run, visit.visitor.person));
    run.approved_by = visit.visitor.person;
    run.approved_at = visit.now;
    if (!store_approval(tx, visit.visitor.organisation, id, run)) return refuse(ErrorKind::conflict, "approved_already", "electorate.refused.approved_already");
    return run;
}

Result<Part> next_part(db::Connection& connection, const people::Visit& visit, ProcessId id, std::int64_t run_id, bool again) {
    const auto organisation = visit.visitor.organisation;
    TRY(const Process process, process_before_close(connection, visit, id));
    Part part;
    TRY(part.run, run_of(connection, visit, id, run_id));
    TRY_DO(check_printable(part.run));
    if (again && !part.run.approved_by) return refuse(ErrorKind::conflict, "not_approved", "electorate.refused.not_approved");
    const auto entries = again ? list_printed(connection, organisation, id, part.run) : list_to_print(connection, organisation, id, part.run);
    if (entries.empty()) return nothing_to_print();
    std::vector<Addressed> addressed;
    for (const Entry& entry : entries) {
        part.issues.push_back({entry.voter, make_code(visit.site.random)});
        addressed.push_back({entry, addressee_of(visit.site, organisation, id, entry), part.issues.back().code});
    }
    part.job = print_job(visit.site.languages, letter_context(connection, visit, process), part.run.kind, addressed);
    return part;
}

Result<PrintRun> store_part(db::Transaction& tx, const people::Visit& visit, ProcessId id, const Part& part) {
    const auto organisation = visit.visitor.organisation;
    PrintRun run = part.run;
    const auto count = std::int64_t(part.issues.size());
    ++run.parts;
    run.printed += count;
    run.printed_at = visit.now;
    if (!store_print(tx, organisation, id, run, part.run.parts)) return refuse(ErrorKind::conflict, "printed_meanwhile", "electorate.refused.printed_meanwhile");
    const std::string key = code_key(visit.site.master_key);
    for (const Issue& issue : part.issues) store_code(tx, organisation, id, issue.voter, code_hash(key, issue.code), run);
    people::note_access(tx, visit.visitor, "letters", count, visit.now, id);
    record::append(tx, organisation, visit.now,
                   {.kind = "codes_printed", .by_role = "register_officer", .subject = "process", .subject_id = id.value,
                    .facts = {{"count", count}, {"persons", run.approved_by ? 2 : 1}}});
    return run;
}

}  // namespace allting::electorate
