#include "people/account_actions.hpp"

#include "core/text.hpp"
#include "core/limits.hpp"
#include "notices/notices.hpp"
#include "people/api_token_store.hpp"
#include "people/eid_store.hpp"
#include "people/extensions.hpp"
#include "people/person_store.hpp"
#include "people/second_step_store.hpp"
#include "people/session.hpp"
#include "people/sign_in_actions.hpp"
#include "people/sign_in_tries.hpp"
#include "platform/crypto/crypto.hpp"
#include "record/record.hpp"

namespace allting::people {
namespace {

constexpr std::size_t tokens_max = 20;
constexpr std::size_t card_bytes = 8;  // 12 of its 13 signs: 60 bits

void hide(db::Transaction& tx, OrganisationId organisation, PersonId person, Hiding hiding) {
    for (const auto& on_hidden : extensions().on_hidden) on_hidden(tx, organisation, person, hiding);
}

Error person_not_found() { return refuse(ErrorKind::not_found, "person_not_found", "people.person_not_found"); }

}  // namespace

Result<void> check_by_session(const Visitor& visitor) {
    if (visitor.by_token) return refuse(ErrorKind::not_allowed, "only_by_session", "people.only_by_session");
    return {};
}

Extensions& extensions() {
    static Extensions all;
    return all;
}

Result<void> change_profile(db::Transaction& tx, const Visitor& visitor, const ProfileForm& form) {
    auto person = find_person(tx, visitor.organisation, visitor.person);
    if (!person) return person_not_found();
    if (form.channel == Channel::mail && !person->email) {
        FieldErrors errors;
        errors.add("channel", "channel_without_email", "people.channel_without_email");
        return errors.take();
    }
    if (form.protected_identity && !person->protected_identity) hide(tx, visitor.organisation, person->id, Hiding::protect);
    person->name = form.name;
    person->language = form.language;
    person->channel = form.channel;
    person->contact = form.contact;
    person->protected_identity = form.protected_identity;
    update_person(tx, visitor.organisation, *person);
    if (form.pace) store_pace(tx, visitor.organisation, person->id, *form.pace);
    return {};
}

Result<std::string> change_password(const Visit& visit, const Person& person, const NewPasswordForm& form) {
    TRY_DO(check_by_session(visit.visitor));
    const auto organisation = visit.visitor.organisation;
    if (person.has_password) {
        const auto keys = try_keys(visit, "password", person.email.value_or(std::to_string(person.id.value)));
        TRY_DO(visit.database.write([&](db::Transaction& tx) { return count_sign_in_try(tx, visit, keys); }));
        const std::string hash =
            visit.database.read([&](db::Connection& c) { return find_password_hash(c, organisation, person.id); });
        if (!crypto::verify_password(form.current, hash)) {
            FieldErrors errors;
            errors.add("current_password", "wrong_password", "people.wrong_password");
            return errors.take();
        }
        visit.database.write([&](db::Transaction& tx) { forget_sign_in_tries(tx, visit, keys); });
    }
    const std::string hash = crypto::hash_password(form.password);
    return visit.database.write([&](db::Transaction& tx) -> Result<std::string> {
        update_password(tx, organisation, person.id, hash);
        end_sessions_of(tx, organisation, person.id);
        return open_session(tx, organisation, person.id, visit.site.random, visit.now);
    });
}

Result<void> ask_for_new_email(const Visit& visit, const std::string& email) {
    TRY_DO(check_by_session(visit.visitor));
    return visit.database.write([&](db::Transaction& tx) -> Result<void> {
        TRY_DO(count_mail(tx, visit, email));
        mail_link(tx, visit, "people.new_email_mail",
                  {.purpose = LinkPurpose::new_email,
                   .person = visit.visitor.person,
                   .email = email,
                   .language = visit.visitor.language,
                   .next = "/me/account",
                   .ends_at = visit.now + minutes(limits::sign_in_link_minutes)});
        return {};
    });
}

namespace {

/// A session of before the step was set up has not passed it.
Result<void> check_second_step(db::Connection& connection, const Visit& visit) {
    if (!visit.site.staff_second_step || !needs_second_step(visit.visitor.roles)) return {};
    const auto step = find_second_step(connection, visit.visitor.organisation, visit.visitor.person);
    const auto began = session_began(connection, visit.visitor.organisation, visit.request);
    if (step && began && *began >= step->set_up_at) return {};
    return refuse(ErrorKind::not_allowed, "second_step_needed", "people.second_step_needed");
}

}  // namespace

Result<NewToken> make_api_token(db::Transaction& tx, const Visit& visit, const TokenForm& form) {
    const Visitor& visitor = visit.visitor;
    TRY_DO(check_by_session(visitor));
    TRY_DO(check_second_step(tx, visit));
    if (list_api_tokens(tx, visitor.organisation, visitor.person).size() >= tokens_max)
        return refuse(ErrorKind::conflict, "too_many_tokens", "people.too_many_tokens");
    const auto roles = RoleSet::from_bits(form.roles.bits() & visitor.roles.bits());
    const std::string token = crypto::make_token(visit.site.random);
    const auto id = insert_api_token(tx, visitor.organisation, visitor.person, {.name = form.name, .roles = roles, .made_at = visit.now},
                                     crypto::sha256(token));
    return NewToken{id, token};
}

Result<void> withdraw_api_token(db::Transaction& tx, const Visitor& visitor, TokenId id) {
    TRY_DO(check_by_session(visitor));
    if (!delete_api_token(tx, visitor.organisation, visitor.person, id))
        return refuse(ErrorKind::not_found, "token_not_found", "people.token_not_found");
    return {};
}

Result<void> erase_account(db::Transaction& tx, const Visitor& visitor, PersonId id, Instant now) {
    TRY_DO(check_by_session(visitor));
    const auto organisation = visitor.organisation;
    const auto person = find_person(tx, organisation, id);
    if (!person || person->erased) return person_not_found();
    if (person->roles.has(Role::administrator) && count_with_role(tx, organisation, Role::administrator) == 1)
        return refuse(ErrorKind::conflict, "last_administrator", "people.last_administrator");
    end_sessions_of(tx, organisation, id);
    delete_api_tokens_of(tx, organisation, id);
    delete_subjects_of(tx, organisation, id);
    delete_second_step(tx, organisation, id);
    delete_links_of(tx, organisation, id, person->email.value_or(""));
    notices::forget(tx, organisation, id);
    hide(tx, organisation, id, Hiding::erase);
    erase_person(tx, organisation, id, now);
    return {};
}

namespace {

std::string make_card_code(Random& random) { return to_crockford(random.bytes(card_bytes)).substr(0, 12); }

}  // namespace

Result<Card> make_account_by_name(db::Transaction& tx, const Visit& visit, const ByNameForm& form) {
    Person person{.name = form.name,
                  .language = form.language,
                  .channel = form.contact.empty() ? Channel::none : Channel::by_hand,
                  .contact = form.contact,
                  .protected_identity = form.protected_identity,
                  .made_by = visit.visitor.person,
                  .made_at = visit.now};
    person.roles.add(Role::resident);
    const std::string code = make_card_code(visit.site.random);
    const auto id =
        insert_person(tx, visit.visitor.organisation, person, std::nullopt, card_hash(visit.site.master_key, code));
    return Card{id, form.name, in_groups(code, 4, '-')};
}

Result<Card> make_new_card(db::Transaction& tx, const Visit& visit, PersonId id) {
    const auto organisation = visit.visitor.organisation;
    const auto person = find_person(tx, organisation, id);
    if (!person || person->erased) return person_not_found();
    RoleSet resident;
    resident.add(Role::resident);
    if (!person->made_by || person->email || person->has_password || person->roles.bits() != resident.bits())
        return refuse(ErrorKind::not_allowed, "not_by_name", "people.not_by_name");
    const std::string code = make_card_code(visit.site.random);
    update_card(tx, organisation, id, card_hash(visit.site.master_key, code));
    end_sessions_of(tx, organisation, id);
    return Card{id, person->name, in_groups(code, 4, '-')};
}

}  // namespace allting::people
