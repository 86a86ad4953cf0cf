#include "electorate/desk_register.hpp"

#include <algorithm>

#include "people/looks_actions.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/process_store.hpp"
#include "record/record.hpp"

namespace allting::electorate {
namespace {

using processes::PhaseKind;
using processes::Process;

Error refuse_field(std::string_view field, const Error& why) {
    FieldErrors errors;
    errors.add(std::string(field), why.code, why.text_key, why.arguments);
    return errors.take();
}

/// Who reaches the lowest age in the year of the vote may vote, as with a list.
Result<void> check_age(const people::Visit& visit, const Process& process, const people::IdentityNumber& number) {
    const auto* vote = process.phase(PhaseKind::vote);
    const int year = i18n::to_local(vote ? vote->opens : visit.now, visit.site.zone).year;
    if (year - number.birth_year() >= process.age_min) return {};
    FieldErrors errors;
    errors.add("number", "too_young", "electorate.refused.too_young_at_desk", {{"age", std::to_string(process.age_min)}});
    return errors.take();
}

Result<void> check_relation(const Process& process, std::string_view relation) {
    if (std::ranges::find(process.relations, relation) != process.relations.end()) return {};
    FieldErrors errors;
    errors.add("relation", "no_such_relation", "electorate.refused.no_such_relation");
    return errors.take();
}

}  // namespace

Result<void> begin_desk_register(db::Transaction& tx, const people::Visit& visit, ProcessId id) {
    const auto organisation = visit.visitor.organisation;
    TRY(const Process process, process_of_register(tx, organisation, id));
    const auto stored = find_register(tx, organisation, id);
    TRY_DO(check_time(process, stored.has_value(), visit.now));
    if (stored && stored->kind == RegisterKind::at_desk) return {};
    if (stored) return refuse(ErrorKind::conflict, "other_kind", "electorate.refused.other_kind");
    if (!store_register(tx, organisation, id, {.kind = RegisterKind::at_desk, .letters = false, .version = 0}))
        return refuse(ErrorKind::conflict, "register_changed", "electorate.refused.register_changed");
    record::append(tx, organisation, visit.now, {.kind = "register_at_desk", .by_role = "register_officer", .subject = "process", .subject_id = id.value});
    return {};
}

Result<VoterId> write_in_at_desk(db::Transaction& tx, const people::Visit& visit, const Process& process, const ShownRight& shown) {
    const auto organisation = visit.visitor.organisation;
    const auto kept = find_register(tx, organisation, process.id);
    if (!kept || kept->kind != RegisterKind::at_desk) return refuse(ErrorKind::conflict, "listed_only", "electorate.refused.listed_only");
    const auto number = people::IdentityNumber::read(shown.number, local_day(visit.now, visit.site.zone));
    if (!number) return refuse_field("number", number.error());
    TRY_DO(check_relation(process, shown.relation));
    TRY_DO(check_age(visit, process, number.value()));
    people::note_access(tx, visit.visitor, "desk", 1, visit.now, process.id);
    const std::string hash = people::identity_hash(people::identity_key(visit.site.master_key), number.value());
    if (const auto found = find_entry_by_identity(tx, organisation, process.id, hash)) return found->voter;
    const Entry entry{.voter = new_voter(visit.site.random),
                      .match_hash = crypto::hmac_sha256(match_key(visit.site.master_key, organisation, process.id), match_text({.number = number.value()})),
                      .identity_hash = hash,
                      .birth_year = number.value().birth_year()};
    insert_entry(tx, organisation, process.id, entry, kept->version);
    return entry.voter;
}

}  // namespace allting::electorate
