// What people do with their own account, and accounts by name alone.
#pragma once
#include <string>

#include "people/account_form.hpp"
#include "people/visit.hpp"

namespace allting::people {

/// For what an API token must not do: one that leaks can act, but cannot make itself at home.
/// Refuses: only_by_session.
Result<void> check_by_session(const Visitor& visitor);

/// Refuses: channel_without_email.
Result<void> change_profile(db::Transaction& tx, const Visitor& visitor, const ProfileForm& form);

/// Slow (argon2id), so it makes its own transaction. Ends all sessions and gives the token of a new one.
/// Refuses: wrong_password, too_many_tries, only_by_session.
Result<std::string> change_password(const Visit& visit, const Person& person, const NewPasswordForm& form);

/// Mails a link to the new address; it is taken in use when the link is.
/// Refuses: too_many_mails, only_by_session.
Result<void> ask_for_new_email(const Visit& visit, const std::string& email);

struct NewToken {
    TokenId id;
    std::string token;  // shown once
};
/// Roles that the person does not have are left out. Refuses: too_many_tokens, only_by_session, and second_step_needed where
/// the second step is required of the person and this session has not passed it.
Result<NewToken> make_api_token(db::Transaction& tx, const Visit& visit, const TokenForm& form);
Result<void> withdraw_api_token(db::Transaction& tx, const Visitor& visitor, TokenId id);

/// Takes away everything that tells who the person is. What others built on it stands without a name, and a cast vote,
/// which nobody can find, stays in the box. Refuses: last_administrator, only_by_session.
Result<void> erase_account(db::Transaction& tx, const Visitor& visitor, PersonId person, Instant now);

struct Card {
    PersonId person;
    std::string name;
    std::string code;  // "K7QM-2X9D-41RT": shown once, on the card
};
/// An account for someone without e-mail, with a card to sign in by.
Result<Card> make_account_by_name(db::Transaction& tx, const Visit& visit, const ByNameForm& form);
/// A new card; the old one opens nothing any more. Refuses: not_by_name, for accounts that have an e-mail or a role, so
/// that no facilitator can step into them.
Result<Card> make_new_card(db::Transaction& tx, const Visit& visit, PersonId person);

}  // namespace allting::people
