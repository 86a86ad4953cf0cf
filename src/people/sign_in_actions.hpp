// The ways in: password, one-time link, printed card. Whether an account exists shows neither in the answer nor in the
// time it takes. A wrong try costs a wait, never the account.
#pragma once
#include <string>
#include <string_view>

#include "people/sign_in_form.hpp"
#include "people/sign_in_store.hpp"
#include "people/visit.hpp"

namespace allting::people {

struct SignedIn {
    PersonId person;
    std::string session_token;  // for the cookie
    std::string next;           // where the person was going, or the page of the second step before that
    bool is_half = false;       // the second step remains
};

/// Opens a session for somebody who has just proved who they are. The old session of this browser ends with it: nobody
/// can plant a session and wait for it to be signed in. Whoever has to take a second step gets half a session.
SignedIn open_session_for(db::Transaction& tx, const Visit& visit, PersonId person, std::string next);

/// Slow by design (argon2id), and therefore made of several short transactions: count the try, look up, check the
/// password outside any transaction, open the session.
/// Refuses: wrong_credentials, too_many_tries.
Result<SignedIn> sign_in_by_password(const Visit& visit, const PasswordForm& form);
/// Refuses: wrong_code, too_many_tries.
Result<SignedIn> sign_in_by_card(const Visit& visit, const CardForm& form);

/// Mails a link; to an address without account, a word about how to make one.
/// Refuses: too_many_mails.
Result<void> ask_for_link(const Visit& visit, const LinkForm& form);
/// Mails a link that makes the account; to an address that has one, a link that signs in.
/// Refuses: too_many_mails.
Result<void> ask_for_account(const Visit& visit, const AccountForm& form);

/// Makes a link and mails it with `message`, which gets {link} and {minutes}.
void mail_link(db::Transaction& tx, const Visit& visit, const std::string& message, const Link& link);
/// Uses a link up: signs in, makes the account first where that is its purpose, or takes the new e-mail in use.
/// Refuses: link_over, email_taken.
Result<SignedIn> use_link(const Visit& visit, std::string_view token);

/// A path such as "/first-administrator/…" good for a day, for the one who starts the server; "" when there is an
/// administrator already. A new one makes those before it void.
std::string make_first_administrator_link(db::Transaction& tx, OrganisationId organisation, Random& random, Instant now);
/// Refuses: link_over.
Result<SignedIn> become_first_administrator(const Visit& visit, std::string_view token, const AccountForm& form);

/// The HMAC under which a printed card's code is stored.
std::string card_hash(std::string_view master_key, std::string_view code);

}  // namespace allting::people
