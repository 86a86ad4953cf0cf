#include "ballots/way_in_actions.hpp"

#include <arpa/inet.h>

#include "ballots/roll_store.hpp"
#include "ballots/ways_actions.hpp"
#include "core/limits.hpp"
#include "electorate/code_store.hpp"
#include "people/sign_in_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "processes/process_store.hpp"

namespace allting::ballots {

std::string network_of(const std::string& address) {
    unsigned char bytes[16];
    if (inet_pton(AF_INET, address.c_str(), bytes) == 1) return "4" + std::string(reinterpret_cast<char*>(bytes), 3);
    if (inet_pton(AF_INET6, address.c_str(), bytes) == 1) return "6" + std::string(reinterpret_cast<char*>(bytes), 8);
    return "?" + address;
}

namespace {

constexpr Duration window = minutes(limits::code_try_minutes);

struct TryKeys {
    std::string network, all;
};

TryKeys try_keys(const people::Visit& visit) {
    const std::string key = crypto::derive_key(visit.site.master_key, "code tries");
    return {crypto::hmac_sha256(key, network_of(visit.request.remote_address)), crypto::hmac_sha256(key, "all")};
}

/// A flood from everywhere slows those who have erred before, and nobody who comes with a right code at once.
Result<void> count_try(const people::Visit& visit, const TryKeys& keys) {
    return visit.database.write([&](db::Transaction& tx) -> bool {
        const auto organisation = visit.visitor.organisation;
        const auto of_network = people::count_try(tx, organisation, keys.network, visit.now, window);
        const auto of_all = people::count_try(tx, organisation, keys.all, visit.now, window);
        return of_network <= limits::code_tries_max && (of_network <= 1 || of_all <= limits::code_tries_of_all_max);
    })
               ? Result<void>{}
               : refuse(ErrorKind::too_many, "too_many_codes", "ballots.refused.too_many_codes");
}

Error opens_nothing() {
    FieldErrors errors;
    errors.add("code", "code_opens_nothing", "ballots.refused.code_opens_nothing");
    return errors.take();
}

}  // namespace

Result<RollRow> admit(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process, VoterId voter) {
    if (auto row = find_roll_row(tx, organisation, process, voter)) return std::move(*row);
    RollRow row{.voter = voter, .person = {}, .right = {}, .voted_sealed = {}};
    if (!insert_roll_row(tx, organisation, process, row, site.random)) return refuse(ErrorKind::conflict, "roll_changed", "ballots.refused.roll_changed");
    return row;
}

namespace {

/// Kept also when it refuses: a good code that comes too early is no wrong try.
struct Entered {
    Result<VotePass> pass;
};

Entered enter(db::Transaction& tx, const people::Visit& visit, const TryKeys& keys, const std::string& hash) {
    const auto organisation = visit.visitor.organisation;
    const auto holder = electorate::find_holder(tx, organisation, hash);
    const auto process = holder ? processes::find_process(tx, organisation, holder->process) : std::nullopt;
    if (!process || !process->published) return {opens_nothing()};
    const auto row = find_roll_row(tx, organisation, process->id, holder->voter);
    if (row && !after_cast(row->state).ok()) return {opens_nothing()};
    people::uncount_try(tx, organisation, keys.network);
    people::uncount_try(tx, organisation, keys.all);
    if (auto open = processes::check_open(*process, processes::PhaseKind::vote, visit.now); !open.ok()) return {std::move(open).error()};
    const auto way = holder->kind == electorate::PrintKind::slips ? processes::Way::class_code : processes::Way::posted_code;
    if (auto offered = check_way(tx, organisation, *process, way); !offered.ok()) return {std::move(offered).error()};
    if (auto admitted = admit(tx, visit.site, organisation, process->id, holder->voter); !admitted.ok()) return {std::move(admitted).error()};
    return {VotePass{.process = process->id, .voter = holder->voter, .proof = proof_of(hash), .way = way, .seen = visit.now}};
}

}  // namespace

Result<VotePass> pass_by_code(const people::Visit& visit, std::string_view typed) {
    const TryKeys keys = try_keys(visit);
    TRY_DO(count_try(visit, keys));
    const std::string hash = electorate::code_hash(electorate::code_key(visit.site.master_key), typed);
    return visit.database.write([&](db::Transaction& tx) { return enter(tx, visit, keys, hash); }).pass;
}

}  // namespace allting::ballots
