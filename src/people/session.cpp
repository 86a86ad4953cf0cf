#include "people/session.hpp"

#include "core/limits.hpp"
#include "people/cookie.hpp"
#include "people/looks_store.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::people {
namespace {

constexpr Duration idle_max = minutes(limits::session_idle_minutes);
constexpr Duration touch_after = minutes(5);
constexpr Duration half_life = minutes(10);
// Who can let others in, or watches over the vote, leaves a screen open for less long.
constexpr Duration guarded_idle_max = minutes(15);
constexpr Duration guarded_length_max = hours(8);
constexpr Duration guarded_touch_after = minutes(1);

bool is_guarded(RoleSet roles) {
    return roles.has(Role::administrator) || roles.has(Role::scrutineer) || roles.has(Role::register_officer);
}
constexpr std::size_t token_signs = 32;

std::string session_cookie(const http::Request& request) { return cookie_name(request, "session"); }

/// The hash of a token as sent, or "" for what can be none: so no long text is hashed.
std::string hash_of_token(std::string_view token) { return token.size() == token_signs ? crypto::sha256(token) : ""; }

std::string_view bearer_token(const http::Request& request) {
    std::string_view header = request.header("authorization");
    constexpr std::string_view scheme = "Bearer ";
    if (!header.starts_with(scheme)) return {};
    header.remove_prefix(scheme.size());
    return header;
}

Instant start_of_utc_day(Instant at) { return {at.utc_ms - at.utc_ms % days(1).ms}; }

constexpr db::Sql select_session = R"(
    SELECT p.id, p.name, p.roles, p.department_id, p.language, s.seen_at, s.ends_at
    FROM sessions s JOIN persons p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
    WHERE s.organisation_id = ? AND s.token_hash = ? AND s.ends_at > ? AND s.seen_at > ? AND s.is_half = 0 AND p.erased_at IS NULL)";
constexpr db::Sql select_half = R"(
    SELECT p.id FROM sessions s JOIN persons p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
    WHERE s.organisation_id = ? AND s.token_hash = ? AND s.ends_at > ? AND s.is_half = 1 AND p.erased_at IS NULL)";

constexpr db::Sql select_token = R"(
    SELECT p.id, p.name, p.roles, p.department_id, p.language, t.used_at, t.roles, s.set_up_at
    FROM api_tokens t JOIN persons p ON p.organisation_id = t.organisation_id AND p.id = t.person_id
    LEFT JOIN second_steps s ON s.organisation_id = t.organisation_id AND s.person_id = t.person_id
    WHERE t.organisation_id = ? AND t.token_hash = ? AND p.erased_at IS NULL)";

Visitor visitor_from(db::Rows& rows, OrganisationId organisation) {
    return {.organisation = organisation,
            .person = rows.get<PersonId>(0),
            .roles = roles_from_words(rows.get<std::string>(2)),
            .name = rows.get<std::string>(1),
            .department = rows.get<DepartmentId>(3),
            .language = rows.get<std::string>(4)};
}

Recognised recognise_program(db::Connection& connection, OrganisationId organisation, std::string_view token, Instant now) {
    Recognised recognised{.visitor = {.organisation = organisation}, .token_hash = hash_of_token(token)};
    db::Rows rows = connection.query(select_token, organisation, db::Value::blob(recognised.token_hash));
    if (!rows.next()) {
        recognised.token_hash.clear();
        recognised.offered_unknown = true;
        return recognised;
    }
    recognised.visitor = visitor_from(rows, organisation);
    recognised.visitor.by_token = true;
    // What the person lost since, the token has lost too.
    const auto granted = roles_from_words(rows.get<std::string>(6)).bits() & recognised.visitor.roles.bits();
    recognised.visitor.roles = RoleSet::from_bits(granted);
    recognised.lacks_second_step = !rows.get<std::optional<Instant>>(7);
    recognised.should_touch = rows.get<std::optional<Instant>>(5).value_or(Instant{0}) < start_of_utc_day(now);
    return recognised;
}

}  // namespace

Recognised recognise(db::Connection& connection, OrganisationId organisation, const http::Request& request, Instant now) {
    if (!request.header("authorization").empty())
        return recognise_program(connection, organisation, bearer_token(request), now);

    Recognised recognised{.visitor = {.organisation = organisation}};
    const std::string_view cookie = request.cookie(session_cookie(request));
    if (cookie.empty()) return recognised;
    recognised.token_hash = hash_of_token(cookie);
    db::Rows rows =
        connection.query(select_session, organisation, db::Value::blob(recognised.token_hash), now, now - idle_max);
    if (!rows.next()) {
        recognised.token_hash.clear();
        recognised.offered_unknown = true;
        return recognised;
    }
    Visitor visitor = visitor_from(rows, organisation);
    const Instant seen_at = rows.get<Instant>(5), began_at = rows.get<Instant>(6) - hours(limits::session_hours_max);
    const bool guarded = is_guarded(visitor.roles);
    if (guarded && (now - seen_at >= guarded_idle_max || now - began_at >= guarded_length_max)) {
        recognised.token_hash.clear();
        recognised.offered_unknown = true;
        return recognised;
    }
    recognised.visitor = std::move(visitor);
    recognised.visitor.roles.add(Role::resident);
    recognised.should_touch = now - seen_at > (guarded ? guarded_touch_after : touch_after);
    return recognised;
}

constexpr db::Sql select_end = "SELECT ends_at FROM sessions WHERE organisation_id = ? AND token_hash = ? AND is_half = 0";

std::optional<Instant> session_began(db::Connection& connection, OrganisationId organisation, const http::Request& request) {
    db::Rows rows = connection.query(select_end, organisation, db::Value::blob(hash_of_token(request.cookie(session_cookie(request)))));
    if (!rows.next()) return std::nullopt;
    return rows.get<Instant>(0) - hours(limits::session_hours_max);
}

constexpr db::Sql touch_session =
    "UPDATE sessions SET seen_at = ? WHERE organisation_id = ? AND token_hash = ? AND seen_at < ?";
constexpr db::Sql touch_token = "UPDATE api_tokens SET used_at = ? WHERE organisation_id = ? AND token_hash = ?";

// Of residents nobody needs to know it.
constexpr db::Sql touch_staff = R"(
    UPDATE persons SET seen_day = ?
    WHERE organisation_id = ? AND id = ? AND roles <> 'resident' AND roles <> '' AND (seen_day IS NULL OR seen_day < ?))";

void touch(db::Transaction& tx, OrganisationId organisation, const Recognised& recognised, Instant now) {
    const auto hash = db::Value::blob(recognised.token_hash);
    if (recognised.visitor.by_token) tx.execute_sql(touch_token, start_of_utc_day(now), organisation, hash);
    else tx.execute_sql(touch_session, now, organisation, hash, now);
    const Instant today = start_of_utc_day(now);
    tx.execute_sql(touch_staff, today, organisation, recognised.visitor.person, today);
}

constexpr db::Sql insert_session =
    "INSERT INTO sessions (organisation_id, token_hash, person_id, seen_at, ends_at, is_half) VALUES (?, ?, ?, ?, ?, ?)";

std::string open_session(db::Transaction& tx, OrganisationId organisation, PersonId person, Random& random, Instant now) {
    std::string token = crypto::make_token(random);
    const std::string hash = crypto::sha256(token);
    tx.execute_sql(insert_session, organisation, db::Value::blob(hash), person, now, now + hours(limits::session_hours_max), 0);
    const Instant today = start_of_utc_day(now);
    tx.execute_sql(touch_staff, today, organisation, person, today);
    return token;
}

std::string open_half_session(db::Transaction& tx, OrganisationId organisation, PersonId person, Random& random, Instant now) {
    std::string token = crypto::make_token(random);
    const std::string hash = crypto::sha256(token);
    tx.execute_sql(insert_session, organisation, db::Value::blob(hash), person, now, now + half_life, 1);
    return token;
}

std::optional<HalfSession> find_half_session(db::Connection& connection, OrganisationId organisation, const http::Request& request,
                                             Instant now) {
    const std::string hash = hash_of_token(request.cookie(session_cookie(request)));
    db::Rows rows = connection.query(select_half, organisation, db::Value::blob(hash), now);
    if (!rows.next()) return std::nullopt;
    return HalfSession{rows.get<PersonId>(0), hash};
}

constexpr db::Sql delete_session = "DELETE FROM sessions WHERE organisation_id = ? AND token_hash = ?";

void end_session(db::Transaction& tx, OrganisationId organisation, const http::Request& request) {
    const std::string hash = hash_of_token(request.cookie(session_cookie(request)));
    tx.execute_sql(delete_session, organisation, db::Value::blob(hash));
}

constexpr db::Sql delete_sessions_of = "DELETE FROM sessions WHERE organisation_id = ? AND person_id = ?";

void end_sessions_of(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(delete_sessions_of, organisation, person);
}

constexpr db::Sql sweep_ended = "DELETE FROM sessions WHERE organisation_id = ? AND (ends_at <= ? OR seen_at <= ?)";
constexpr db::Sql sweep_links = "DELETE FROM sign_in_links WHERE organisation_id = ? AND ends_at <= ?";
constexpr db::Sql sweep_eids = "DELETE FROM eid_sign_ins WHERE organisation_id = ? AND ends_at <= ?";
constexpr db::Sql sweep_tries = "DELETE FROM sign_in_tries WHERE organisation_id = ? AND window_at <= ?";

void sweep_sessions(db::Transaction& tx, OrganisationId organisation, Instant now) {
    tx.execute_sql(sweep_ended, organisation, now, now - idle_max);
    tx.execute_sql(sweep_links, organisation, now);
    tx.execute_sql(sweep_eids, organisation, now);
    sweep_looks(tx, organisation, now);
    tx.execute_sql(sweep_tries, organisation, now - hours(1));
}

void set_session_cookie(http::Response& response, const http::Request& request, std::string_view token) {
    set_cookie(response, request, {"session", token, limits::session_hours_max * 3600});
}

void clear_session_cookie(http::Response& response, const http::Request& request) { set_cookie(response, request, {"session", "", 0}); }

std::string form_token(std::string_view master_key, const http::Request& request) {
    const std::string key = crypto::derive_key(master_key, "forms");
    return crypto::to_base64url(crypto::hmac_sha256(key, request.cookie(session_cookie(request)))).substr(0, 32);
}

bool form_token_fits(std::string_view master_key, const http::Request& request, std::string_view offered) {
    return crypto::equal_in_constant_time(form_token(master_key, request), offered);
}

}  // namespace allting::people
