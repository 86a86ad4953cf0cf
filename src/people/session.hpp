// Who sends a request: the session cookie of a browser, or the API token of a program. Everything that lets in has its
// random token with the person and only a hash of it here.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/random.hpp"
#include "people/visit.hpp"

namespace allting::people {

/// Who a request comes from. Nobody recognised = a visitor without person.
struct Recognised {
    Visitor visitor;
    std::string token_hash = {};   // of the session or the API token; empty for nobody
    bool should_touch = false;     // the time it was seen is old: call touch in a write, when convenient
    bool lacks_second_step = false;  // an API token of somebody who has set up none
    bool offered_unknown = false;  // a cookie or token came that lets nobody in: an API call answers 401
};

/// "Authorization: Bearer …" first, then the cookie. `demo` and settings play no part: there is no other way in.
Recognised recognise(db::Connection& connection, OrganisationId organisation, const http::Request& request, Instant now);
/// Notes that the session was used (or, to the day, the API token).
void touch(db::Transaction& tx, OrganisationId organisation, const Recognised& recognised, Instant now);

/// Somebody who has done the first step of signing in and not the second: not signed in, wherever else it is asked.
struct HalfSession {
    PersonId person;
    std::string token_hash;
};
std::optional<HalfSession> find_half_session(db::Connection& connection, OrganisationId organisation, const http::Request& request,
                                             Instant now);
/// Gives the token for the cookie. Good for some minutes.
std::string open_half_session(db::Transaction& tx, OrganisationId organisation, PersonId person, Random& random, Instant now);

/// Begins a session and gives the token for the cookie. Never call it with a token that came in: sign-in rotates.
std::string open_session(db::Transaction& tx, OrganisationId organisation, PersonId person, Random& random, Instant now);
/// When the session of the request's cookie began, if there is one.
std::optional<Instant> session_began(db::Connection& connection, OrganisationId organisation, const http::Request& request);
/// Ends the session of the request's cookie, if there is one.
void end_session(db::Transaction& tx, OrganisationId organisation, const http::Request& request);
/// Ends all of a person's sessions: after a change of roles, of password, and at erasure.
void end_sessions_of(db::Transaction& tx, OrganisationId organisation, PersonId person);
/// Deletes sessions, links and counted tries that are over. For a periodic job.
void sweep_sessions(db::Transaction& tx, OrganisationId organisation, Instant now);

/// Cookies: __Host-session where the request came over TLS, else session (only reached on localhost).
void set_session_cookie(http::Response& response, const http::Request& request, std::string_view token);
void clear_session_cookie(http::Response& response, const http::Request& request);

/// The token that stands in every form of this session (or of a visitor without session) and must come back with it.
std::string form_token(std::string_view master_key, const http::Request& request);
bool form_token_fits(std::string_view master_key, const http::Request& request, std::string_view offered);

}  // namespace allting::people
