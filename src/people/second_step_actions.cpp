#include "people/second_step_actions.hpp"

#include "people/account_actions.hpp"
#include "people/notify.hpp"
#include "people/second_step_store.hpp"
#include "people/sign_in_tries.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/one_time/one_time_code.hpp"
#include "record/record.hpp"

namespace allting::people {
namespace {

Error wrong_code() {
    FieldErrors errors;
    errors.add("code", "wrong_second_step", "people.wrong_second_step");
    return errors.take();
}

/// Of the session that sets it up: unique, and gone from the sessions when it is done.
std::string salt_of(const HalfSession& half) { return crypto::sha256("second step:" + half.token_hash); }

TryKeys keys_of(const Visit& visit, PersonId person) { return try_keys(visit, "second step", std::to_string(person.value)); }

/// In a transaction of its own: a failed try stays counted whatever else is taken back.
Result<void> count_try_of(const Visit& visit, PersonId person) {
    const auto keys = keys_of(visit, person);
    return visit.database.write([&](db::Transaction& tx) { return count_sign_in_try(tx, visit, keys); });
}

/// Takes the code of the app, or one for recovery: each opens once.
Result<void> take_code(db::Transaction& tx, const Visit& visit, PersonId person, std::string_view typed) {
    const auto organisation = visit.visitor.organisation;
    const auto there = find_second_step(tx, organisation, person);
    if (!there) return wrong_code();
    const TypedCode code = read_typed_code(typed);
    if (code.is_of_app) {
        const auto step = one_time::step_of(code.code, second_step_secret(visit.site.master_key, there->salt, person), visit.now);
        if (!step || !advance_second_step(tx, organisation, person, *step)) return wrong_code();
    } else if (!take_recovery_code(tx, organisation, person, recovery_hash(visit.site.master_key, person, code.code))) {
        return wrong_code();
    }
    forget_sign_in_tries(tx, visit, keys_of(visit, person));
    return {};
}

std::vector<std::string> give_recovery_codes(db::Transaction& tx, const Visit& visit, PersonId person) {
    auto codes = make_recovery_codes(visit.site.random);
    std::vector<std::string> hashes;
    for (const std::string& code : codes) hashes.push_back(recovery_hash(visit.site.master_key, person, code));
    replace_recovery_codes(tx, visit.visitor.organisation, person, hashes);
    return codes;
}

SignedIn open_whole(db::Transaction& tx, const Visit& visit, PersonId person) {
    const auto organisation = visit.visitor.organisation;
    end_session(tx, organisation, visit.request);
    return {person, open_session(tx, organisation, person, visit.site.random, visit.now), "/"};
}

void tell(db::Transaction& tx, const Visit& visit, PersonId person, const char* message) {
    notify(tx, visit.visitor.organisation, person, {.message = message, .path = "/me/second-step", .urgent = true}, visit.now);
}

}  // namespace

Result<HalfSession> half_session_of(const Visit& visit) {
    const auto half = visit.database.read(
        [&](db::Connection& c) { return find_half_session(c, visit.visitor.organisation, visit.request, visit.now); });
    if (!half) return refuse(ErrorKind::not_signed_in, "second_step_over", "people.second_step_over");
    return *half;
}

std::string secret_to_set_up(const Visit& visit, const HalfSession& half) {
    return second_step_secret(visit.site.master_key, salt_of(half), half.person);
}

Result<SetUp> set_up_second_step(const Visit& visit, const HalfSession& half, std::string_view typed) {
    TRY_DO(count_try_of(visit, half.person));
    const TypedCode code = read_typed_code(typed);
    const auto step = one_time::step_of(code.code, secret_to_set_up(visit, half), visit.now);
    if (!step) return wrong_code();
    return visit.database.write([&](db::Transaction& tx) -> Result<SetUp> {
        const SecondStep made{.salt = salt_of(half), .last_step = *step, .set_up_at = visit.now};
        if (!insert_second_step(tx, visit.visitor.organisation, half.person, made))
            return refuse(ErrorKind::conflict, "second_step_there", "people.second_step_there");
        forget_sign_in_tries(tx, visit, keys_of(visit, half.person));
        tell(tx, visit, half.person, "people.second_step_set_up_mail");
        auto codes = give_recovery_codes(tx, visit, half.person);
        return SetUp{open_whole(tx, visit, half.person), std::move(codes)};
    });
}

Result<SignedIn> pass_second_step(const Visit& visit, const HalfSession& half, std::string_view typed) {
    TRY_DO(count_try_of(visit, half.person));
    return visit.database.write([&](db::Transaction& tx) -> Result<SignedIn> {
        TRY_DO(take_code(tx, visit, half.person, typed));
        return open_whole(tx, visit, half.person);
    });
}

Result<std::vector<std::string>> renew_recovery_codes(const Visit& visit, std::string_view typed) {
    TRY_DO(check_by_session(visit.visitor));
    TRY_DO(count_try_of(visit, visit.visitor.person));
    return visit.database.write([&](db::Transaction& tx) -> Result<std::vector<std::string>> {
        TRY_DO(take_code(tx, visit, visit.visitor.person, typed));
        return give_recovery_codes(tx, visit, visit.visitor.person);
    });
}

Result<void> remove_second_step(const Visit& visit, std::string_view typed) {
    TRY_DO(check_by_session(visit.visitor));
    TRY_DO(count_try_of(visit, visit.visitor.person));
    return visit.database.write([&](db::Transaction& tx) -> Result<void> {
        TRY_DO(take_code(tx, visit, visit.visitor.person, typed));
        delete_second_step(tx, visit.visitor.organisation, visit.visitor.person);
        end_sessions_of(tx, visit.visitor.organisation, visit.visitor.person);
        return {};
    });
}

Result<void> reset_second_step(db::Transaction& tx, const Visit& visit, PersonId person) {
    TRY_DO(check_by_session(visit.visitor));
    const auto organisation = visit.visitor.organisation;
    if (person == visit.visitor.person) return refuse(ErrorKind::not_allowed, "own_second_step", "people.own_second_step");
    if (!find_second_step(tx, organisation, person))
        return refuse(ErrorKind::conflict, "second_step_not_there", "people.second_step_not_there");
    delete_second_step(tx, organisation, person);
    end_sessions_of(tx, organisation, person);
    record::append(tx, organisation, visit.now,
                   {.kind = "second_step_reset", .by_role = "administrator", .subject = "organisation", .subject_id = organisation.value});
    tell(tx, visit, person, "people.second_step_reset_mail");
    return {};
}

}  // namespace allting::people
