#include "ballots/sent_code_actions.hpp"

#include "ballots/box_actions.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/sent_code_store.hpp"
#include "ballots/way_in_actions.hpp"
#include "ballots/ways_actions.hpp"
#include "core/limits.hpp"
#include "electorate/register_store.hpp"
#include "notices/notices.hpp"
#include "people/sign_in_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace allting::ballots {

namespace {

using processes::Process;
using processes::Way;

constexpr Duration code_life = minutes(limits::sent_code_minutes);

std::string key_of(const people::Visit& visit) { return crypto::derive_key(visit.site.master_key, "sent codes"); }

std::string code_hash_of(const people::Visit& visit, std::string_view ticket, std::string_view code) {
    return crypto::hmac_sha256(key_of(visit), "code:" + std::string(ticket) + ":" + std::string(code));
}

/// Counts under a key that tells nothing of what is counted; false above the limit.
bool count(db::Transaction& tx, const people::Visit& visit, const std::string& what, Duration window, int most) {
    return people::count_try(tx, visit.visitor.organisation, crypto::hmac_sha256(key_of(visit), what), visit.now, window) <= most;
}

std::string wrong_tries_of(const people::Visit& visit) { return "wrong:" + network_of(visit.request.remote_address); }

Result<void> count_sending(db::Transaction& tx, const people::Visit& visit, const Target& target) {
    const bool few = count(tx, visit, "to:" + target.text(), hours(1), limits::sent_codes_per_target_max) &&
                     count(tx, visit, "from:" + network_of(visit.request.remote_address), hours(1), limits::sent_codes_per_network_max);
    if (!few) return refuse(ErrorKind::too_many, "too_many_sent", "ballots.refused.too_many_sent");
    if (target.way == Way::sms_code && !count(tx, visit, "day", days(1), limits::sms_per_day_max))
        return refuse(ErrorKind::too_many, "sms_exhausted", "ballots.refused.sms_exhausted");
    return {};
}

Result<Process> process_that_sends(db::Transaction& tx, const people::Visit& visit, ProcessId id, Way way) {
    const auto organisation = visit.visitor.organisation;
    auto process = processes::find_process(tx, organisation, id);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
    TRY_DO(check_way(tx, organisation, *process, way));
    if (electorate::find_register(tx, organisation, id)) return refuse(ErrorKind::not_allowed, "not_on_roll", "ballots.refused.not_on_roll");
    TRY_DO(processes::check_open(*process, processes::PhaseKind::vote, visit.now));
    if (way == Way::sms_code && visit.site.sms_prefixes.empty())
        return refuse(ErrorKind::unavailable, "sms_not_set_up", "ballots.refused.sms_not_set_up");
    return std::move(*process);
}

void enqueue_code(db::Transaction& tx, const people::Visit& visit, const Process& process, const Target& target, const std::string& code) {
    const bool by_sms = target.way == Way::sms_code;
    notices::enqueue(tx, visit.visitor.organisation,
                     {.means = by_sms ? notices::Means::sms : notices::Means::mail, .address = target.address, .language = visit.visitor.language},
                     {.message = by_sms ? "ballots.code_sms" : "ballots.code_mail",
                      .arguments = {{"code", code}, {"title", process.text_in(visit.visitor.language).title}, {"minutes", std::to_string(limits::sent_code_minutes)}},
                      .secret = true,
                      .lapses = visit.now + code_life},
                     visit.now);
}

Error opens_nothing() {
    FieldErrors errors;
    errors.add("sent_code", "sent_code_opens_nothing", "ballots.refused.sent_code_opens_nothing");
    return errors.take();
}

/// Kept also when it refuses: every try counts.
struct Entered {
    Result<VotePass> pass;
};

Entered enter(db::Transaction& tx, const people::Visit& visit, std::string_view ticket, std::string_view typed) {
    const auto organisation = visit.visitor.organisation;
    if (!count(tx, visit, wrong_tries_of(visit), minutes(limits::code_try_minutes), limits::sent_code_tries_per_network_max))
        return {refuse(ErrorKind::too_many, "too_many_codes", "ballots.refused.too_many_codes")};
    const std::string ticket_hash = crypto::sha256(ticket);
    const auto sent = take_try(tx, organisation, ticket_hash);
    const bool is_good = sent && sent->tries < limits::sent_code_tries_max && visit.now < sent->ends_at;
    if (!is_good || !crypto::equal_in_constant_time(sent->code_hash, code_hash_of(visit, ticket, digits_of_code(typed)))) return {opens_nothing()};
    if (!delete_sent_code(tx, organisation, ticket_hash)) return {opens_nothing()};
    people::uncount_try(tx, organisation, crypto::hmac_sha256(key_of(visit), wrong_tries_of(visit)));
    const auto process = processes::find_process(tx, organisation, sent->process);
    CHECK(process.has_value());
    if (auto open = processes::check_open(*process, processes::PhaseKind::vote, visit.now); !open.ok()) return {std::move(open).error()};
    const VoterId voter = voter_of_mark(tx, organisation, sent->process, sent->mark, visit.site.random);
    const auto row = find_roll_row(tx, organisation, sent->process, voter);
    if (auto may = after_cast(row ? row->state : RollState::none); !may.ok()) return {std::move(may).error()};
    return {VotePass{.process = sent->process, .voter = voter, .proof = std::string(sent_proof), .way = sent->way, .seen = visit.now}};
}

}  // namespace

Result<std::string> send_code(const people::Visit& visit, ProcessId id, const Target& target) {
    const auto organisation = visit.visitor.organisation;
    return visit.database.write([&](db::Transaction& tx) -> Result<std::string> {
        TRY(const Process process, process_that_sends(tx, visit, id, target.way));
        TRY(const Box box, box_for_ballot(tx, visit.site, organisation, process, proposals::list_projects(tx, organisation, id), visit.now));
        TRY_DO(count_sending(tx, visit, target));
        const std::string ticket = crypto::make_token(visit.site.random), code = make_sent_code(visit.site.random);
        insert_sent_code(tx, organisation, crypto::sha256(ticket),
                         {.process = id, .way = target.way, .mark = box.key.mark_of(target.text()), .code_hash = code_hash_of(visit, ticket, code),
                          .ends_at = visit.now + code_life});
        enqueue_code(tx, visit, process, target, code);
        return ticket;
    });
}

Result<VotePass> pass_by_sent_code(const people::Visit& visit, std::string_view ticket, std::string_view typed) {
    return visit.database.write([&](db::Transaction& tx) { return enter(tx, visit, ticket, typed); }).pass;
}

void sweep_sent_codes(db::Transaction& tx, OrganisationId organisation, Instant now) { delete_sent_codes_before(tx, organisation, now); }

}  // namespace allting::ballots
