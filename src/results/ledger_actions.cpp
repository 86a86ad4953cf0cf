#include "results/ledger_actions.hpp"

#include "platform/db/counter.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "record/record.hpp"
#include "results/delivery_store.hpp"
#include "results/ledger_store.hpp"

namespace allting::results {
namespace {

LedgerEntry book(db::Transaction& tx, OrganisationId organisation, const proposals::Project& project, const EntryForm& form,
                 Instant now) {
    LedgerEntry entry{.id = db::take_number(tx, organisation, "ledger_entry"),
                      .process = project.process,
                      .project = project.id,
                      .kind = form.kind,
                      .amount = form.amount,
                      .note = form.note,
                      .booked_at = now};
    insert_entry(tx, organisation, entry, form.request_key);
    return entry;
}

}  // namespace

Result<LedgerEntry> book_entry(db::Transaction& tx, const people::Visitor& visitor, ProjectId id, const EntryForm& form,
                               Instant now) {
    const auto organisation = visitor.organisation;
    if (!form.request_key.empty()) {
        if (auto earlier = find_entry(tx, organisation, form.request_key)) return std::move(*earlier);
    }
    const auto project = proposals::find_project(tx, organisation, id);
    if (!project || !find_delivery(tx, organisation, id)) {
        return refuse(ErrorKind::not_found, "delivery_not_found", "results.refused.delivery_not_found");
    }
    const auto process = processes::find_process(tx, organisation, project->process);
    const auto* const pot = process ? process->pot(project->pot) : nullptr;
    CHECK(pot != nullptr);
    const Money pot_left = pot->amount - reserved_in_pot(tx, organisation, project->pot);
    TRY_DO(check_entry(balance_of(tx, organisation, id), pot_left, form.kind, form.amount));
    const LedgerEntry entry = book(tx, organisation, *project, form, now);
    record::append(tx, organisation, now,
                   {.kind = "money_booked", .by_role = people::word_of(people::Role::economist), .subject = "project",
                    .subject_id = id.value, .facts = {{"kind", word_of(form.kind)}, {"amount", form.amount}, {"note", form.note}}});
    return entry;
}

void reserve_decided(db::Transaction& tx, OrganisationId organisation, const proposals::Project& project, Instant now) {
    if (project.cost.ore == 0) return;
    book(tx, organisation, project, {.kind = EntryKind::reserved, .amount = project.cost, .note = {}}, now);
}

}  // namespace allting::results
