#include "electorate/register_actions.hpp"

#include "core/check.hpp"
#include "core/limits.hpp"
#include "people/looks_actions.hpp"
#include "places/place_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/crypto/sealing.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/process_store.hpp"
#include "record/record.hpp"

namespace allting::electorate {
namespace {

using processes::PhaseKind;
using processes::Process;

constexpr std::string_view upload_context = "upload", letter_context = "letter";
constexpr std::uint64_t voter_bound = std::uint64_t{1} << 53;  // as on the roll
constexpr Duration kept_for = minutes(limits::register_upload_minutes);

std::string upload_key(const people::Site& site) { return crypto::derive_key(site.master_key, "register uploads"); }
std::string letter_key(const people::Site& site, OrganisationId organisation, ProcessId process) {
    return crypto::derive_key(site.master_key, "register letters:" + std::to_string(organisation.value) + ":" + std::to_string(process.value));
}

RegisterRules rules_for(db::Connection& connection, const people::Visit& visit, const Process& process, RegisterKind kind, bool letters) {
    const auto* vote = process.phase(PhaseKind::vote);
    RegisterRules rules{.kind = kind, .letters = letters, .age_min = process.age_min, .today = local_day(visit.now, visit.site.zone)};
    rules.vote_year = vote ? i18n::to_local(vote->opens, visit.site.zone).year : int(rules.today.year());
    for (const auto& area : places::list_areas(connection, visit.visitor.organisation)) rules.areas.push_back({area.id, area.name});
    for (const std::string_view code : visit.site.languages.codes()) rules.languages.emplace_back(code);
    return rules;
}

/// A register that waits for people at the desk, and has nobody yet, may become a list.
bool is_other_kind(db::Connection& connection, OrganisationId organisation, ProcessId process, const std::optional<Register>& stored, RegisterKind kind) {
    if (!stored || stored->kind == kind) return false;
    return stored->kind != RegisterKind::at_desk || count_register(connection, organisation, process).all > 0;
}

/// What is stored of a row: of a protected person the name and the address are sealed, and nothing else is kept.
Entry entry_of(const people::Visit& visit, ProcessId process, const RegisterRow& row, const std::string& match_hash) {
    Entry entry{.match_hash = match_hash, .birth_year = row.birth_year, .protected_identity = row.protected_identity};
    entry.language = row.language;
    if (row.number) entry.identity_hash = people::identity_hash(people::identity_key(visit.site.master_key), *row.number);
    if (row.protected_identity) {
        const std::string key = letter_key(visit.site, visit.visitor.organisation, process);
        entry.sealed = crypto::seal(key, row.name + "\n" + row.address, letter_context, visit.site.random);
        return entry;
    }
    entry.name = row.name;
    entry.group = row.group;
    entry.area = row.area;
    entry.address = row.address;
    return entry;
}


/// Walks the file and writes its good rows.
Result<Import> write_rows(db::Transaction& tx, const people::Visit& visit, const Process& process, const RegisterForm& form, std::int64_t version) {
    const auto organisation = visit.visitor.organisation;
    const auto known = known_voters(tx, organisation, process.id);
    Import import{.id = version, .by = visit.visitor.person, .at = visit.now};
    const RegisterRules rules = rules_for(tx, visit, process, form.kind, form.letters);
    TRY(const FileWalk walk, walk_register(form.bytes, rules, match_key(visit.site.master_key, organisation, process.id),
        [&](const RegisterRow& row, const std::string& hash) {
            Entry entry = entry_of(visit, process.id, row, hash);
            const auto found = known.find(hash);
            if (found != known.end()) {
                entry.voter = found->second.voter;
                update_entry(tx, organisation, process.id, entry, version);
            } else {
                entry.voter = new_voter(visit.site.random);
                insert_entry(tx, organisation, process.id, entry, version);
                ++import.added;
            }
        },
        [](const std::vector<RowFault>&) {}));
    import.rows = walk.good_rows;
    import.left_out = walk.faulty_rows;
    return import;
}

Error faulty_rows_refused() {
    FieldErrors errors;
    errors.add("leave_out", "faulty_rows", "electorate.refused.faulty_rows");
    return errors.take();
}

}  // namespace

std::chrono::year_month_day local_day(Instant now, std::string_view zone) {
    const auto local = i18n::to_local(now, zone);
    return {std::chrono::year(local.year), std::chrono::month(unsigned(local.month)), std::chrono::day(unsigned(local.day))};
}

VoterId new_voter(Random& random) { return VoterId{1 + static_cast<std::int64_t>(random.below(voter_bound - 1))}; }

Result<void> check_time(const Process& process, bool has_register, Instant now) {
    const auto* vote = process.phase(PhaseKind::vote);
    if (vote && vote->closes <= now) return refuse(ErrorKind::conflict, "vote_over", "electorate.refused.vote_over");
    if (vote && vote->opens <= now && !has_register) return refuse(ErrorKind::conflict, "vote_has_begun", "electorate.refused.vote_has_begun");
    return {};
}

Result<Process> process_of_register(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    auto process = processes::find_process(connection, organisation, id);
    if (!process) return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    return std::move(*process);
}

Result<RegisterPreview> check_register(db::Connection& connection, const people::Visit& visit, const Process& process, const RegisterForm& form) {
    const auto organisation = visit.visitor.organisation;
    const auto stored = find_register(connection, organisation, process.id);
    TRY_DO(check_time(process, stored.has_value(), visit.now));
    if (is_other_kind(connection, organisation, process.id, stored, form.kind)) return refuse(ErrorKind::conflict, "other_kind", "electorate.refused.other_kind");
    const auto known = known_voters(connection, organisation, process.id);
    RegisterPreview preview{.kind = form.kind, .letters = form.letters};
    const RegisterRules rules = rules_for(connection, visit, process, form.kind, form.letters);
    std::int64_t present = 0, present_again = 0;
    for (const auto& [hash, voter] : known) present += voter.is_gone ? 0 : 1;
    TRY(preview.walk, walk_register(form.bytes, rules, match_key(visit.site.master_key, organisation, process.id),
        [&](const RegisterRow& row, const std::string& hash) {
            const auto found = known.find(hash);
            if (found == known.end()) ++preview.added;
            else ++preview.again;
            if (found != known.end() && !found->second.is_gone) ++present_again;
            if (!row.protected_identity) return;
            ++preview.protected_count;
            if (preview.protected_lines.size() < limits::register_faults_shown) preview.protected_lines.push_back(row.line);
        },
        [&](const std::vector<RowFault>& faults) {
            for (const RowFault& fault : faults)
                if (preview.faults.size() < limits::register_faults_shown) preview.faults.push_back(fault);
        }));
    if (preview.walk.faulty_rows == 0) preview.gone = present - present_again;
    return preview;
}

std::string keep_upload(db::Transaction& tx, const people::Visit& visit, ProcessId process, const RegisterForm& form) {
    std::string token = crypto::make_token(visit.site.random);
    insert_upload(tx, visit.visitor.organisation, crypto::sha256(token),
                  {.process = process, .kind = form.kind, .letters = form.letters,
                   .sealed = crypto::seal(upload_key(visit.site), form.bytes, upload_context, visit.site.random), .by = visit.visitor.person, .at = visit.now});
    return token;
}

Result<Import> take_in_register(db::Transaction& tx, const people::Visit& visit, ProcessId id, std::string_view token, bool leave_out) {
    const auto organisation = visit.visitor.organisation;
    TRY(const Process process, process_of_register(tx, organisation, id));
    const auto stored = find_register(tx, organisation, id);
    TRY_DO(check_time(process, stored.has_value(), visit.now));
    const std::string token_hash = crypto::sha256(token);
    const auto upload = find_upload(tx, organisation, token_hash);
    const bool is_good = upload && upload->process == id && upload->by == visit.visitor.person && visit.now - upload->at <= kept_for;
    auto bytes = is_good ? crypto::unseal(upload_key(visit.site), upload->sealed, upload_context) : std::nullopt;
    if (!bytes) return refuse(ErrorKind::conflict, "upload_gone", "electorate.refused.upload_gone");
    if (is_other_kind(tx, organisation, id, stored, upload->kind)) return refuse(ErrorKind::conflict, "other_kind", "electorate.refused.other_kind");
    const auto version = store_register(tx, organisation, id, {upload->kind, upload->letters, stored ? stored->version : 0});
    if (!version) return refuse(ErrorKind::conflict, "register_changed", "electorate.refused.register_changed");
    const RegisterForm form{.kind = upload->kind, .letters = upload->letters, .bytes = std::move(*bytes)};
    TRY(Import import, write_rows(tx, visit, process, form, *version));
    if (import.left_out > 0 && !leave_out) return faulty_rows_refused();
    if (import.left_out == 0) import.gone = mark_gone(tx, organisation, id, *version);
    insert_import(tx, organisation, id, import);
    delete_upload(tx, organisation, token_hash);
    people::note_access(tx, visit.visitor, "register_import", import.rows, visit.now, id);
    record::append(tx, organisation, visit.now,
                   {.kind = "register_imported", .by_role = "register_officer", .subject = "process", .subject_id = id.value,
                    .facts = {{"register", word_of(form.kind)}, {"rows", import.rows}, {"added", import.added}, {"gone", import.gone},
                              {"left_out", import.left_out}}});
    return import;
}

void sweep_uploads(db::Transaction& tx, OrganisationId organisation, Instant now) { delete_uploads_before(tx, organisation, now - kept_for); }

Addressee addressee_of(const people::Site& site, OrganisationId organisation, ProcessId process, const Entry& entry) {
    if (!entry.protected_identity) return {entry.name, entry.address};
    const auto opened = crypto::unseal(letter_key(site, organisation, process), entry.sealed, letter_context);
    CHECK(opened.has_value());
    const auto line_end = opened->find('\n');
    return {opened->substr(0, line_end), opened->substr(line_end + 1)};
}

}  // namespace allting::electorate
