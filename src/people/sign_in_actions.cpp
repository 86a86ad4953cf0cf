#include "people/sign_in_actions.hpp"

#include "core/limits.hpp"
#include "notices/notices.hpp"
#include "people/person_store.hpp"
#include "people/second_step.hpp"
#include "people/separated_roles.hpp"
#include "people/session.hpp"
#include "people/sign_in_tries.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/url.hpp"
#include "record/record.hpp"

namespace allting::people {
namespace {

constexpr Duration link_life = minutes(limits::sign_in_link_minutes);

Error link_over() { return refuse(ErrorKind::not_found, "link_over", "people.link_over"); }

}  // namespace

SignedIn open_session_for(db::Transaction& tx, const Visit& visit, PersonId person, std::string next) {
    const auto organisation = visit.visitor.organisation;
    end_session(tx, organisation, visit.request);
    const auto found = find_person(tx, organisation, person);
    if (visit.site.staff_second_step && found && needs_second_step(found->roles))
        return {person, open_half_session(tx, organisation, person, visit.site.random, visit.now),
                "/sign-in/second-step?next=" + http::percent_encode(next), true};
    return {person, open_session(tx, organisation, person, visit.site.random, visit.now), std::move(next)};
}

void mail_link(db::Transaction& tx, const Visit& visit, const std::string& message, const Link& link) {
    const std::string token = crypto::make_token(visit.site.random);
    insert_link(tx, visit.visitor.organisation, token, link);
    notices::enqueue(tx, visit.visitor.organisation,
                     {.person = link.person, .address = link.email, .language = link.language},
                     {.message = message,
                      .arguments = {{"minutes", std::to_string(limits::sign_in_link_minutes)},
                                    {"link", visit.site.base_url + "/sign-in/links/" + token}},
                      .secret = true},
                     visit.now);
}

std::string card_hash(std::string_view master_key, std::string_view code) {
    return crypto::hmac_sha256(crypto::derive_key(master_key, "sign-in cards"), code);
}

Result<SignedIn> sign_in_by_password(const Visit& visit, const PasswordForm& form) {
    const auto organisation = visit.visitor.organisation;
    const auto keys = try_keys(visit, "password", form.email);
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return count_sign_in_try(tx, visit, keys); }));

    PersonId person;
    const std::string hash = visit.database.read([&](db::Connection& c) {
        const auto found = find_person_by_email(c, organisation, form.email);
        if (!found) return std::string();
        person = found->id;
        return find_password_hash(c, organisation, found->id);
    });
    if (hash.empty()) crypto::verify_nothing(form.password);
    if (hash.empty() || !crypto::verify_password(form.password, hash))
        return refuse(ErrorKind::invalid, "wrong_credentials", "people.wrong_credentials");

    return visit.database.write([&](db::Transaction& tx) {
        forget_sign_in_tries(tx, visit, keys);
        return open_session_for(tx, visit, person, form.next);
    });
}

Result<SignedIn> sign_in_by_card(const Visit& visit, const CardForm& form) {
    // One key for all cards from one network: a code is the account and the secret in one.
    const auto keys = try_keys(visit, "card", network_of(visit.request.remote_address));
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return count_sign_in_try(tx, visit, keys); }));
    const std::string hash = card_hash(visit.site.master_key, form.code);
    return visit.database.write([&](db::Transaction& tx) -> Result<SignedIn> {
        const auto person = find_person_by_card(tx, visit.visitor.organisation, hash);
        if (!person) return refuse(ErrorKind::invalid, "wrong_code", "people.wrong_code");
        forget_sign_in_tries(tx, visit, keys);
        return open_session_for(tx, visit, person->id, form.next);
    });
}

Result<void> ask_for_link(const Visit& visit, const LinkForm& form) {
    const auto organisation = visit.visitor.organisation;
    return visit.database.write([&](db::Transaction& tx) -> Result<void> {
        TRY_DO(count_mail(tx, visit, form.email));
        const auto person = find_person_by_email(tx, organisation, form.email);
        if (person) {
            mail_link(tx, visit, "people.sign_in_mail",
                      {.purpose = LinkPurpose::sign_in,
                       .person = person->id,
                       .email = form.email,
                       .language = person->language,
                       .next = form.next,
                       .ends_at = visit.now + link_life});
        } else {
            notices::enqueue(tx, organisation, {.address = form.email, .language = visit.visitor.language},
                             {.message = "people.no_account_mail", .path = "/accounts/new", .secret = true}, visit.now);
        }
        return {};
    });
}

Result<void> ask_for_account(const Visit& visit, const AccountForm& form) {
    // Hashed before anything is looked up, so that the time is the same for an address that has an account.
    std::optional<std::string> password_hash;
    if (form.password) password_hash = crypto::hash_password(*form.password);
    return visit.database.write([&](db::Transaction& tx) -> Result<void> {
        TRY_DO(count_mail(tx, visit, form.email));
        const auto person = find_person_by_email(tx, visit.visitor.organisation, form.email);
        Link link{.purpose = person ? LinkPurpose::sign_in : LinkPurpose::make_account,
                  .email = form.email,
                  .language = visit.visitor.language,
                  .next = form.next,
                  .ends_at = visit.now + link_life};
        if (person) {
            link.person = person->id;
        } else {
            link.name = form.name;
            link.password_hash = password_hash;
        }
        mail_link(tx, visit, person ? "people.account_exists_mail" : "people.make_account_mail", link);
        return {};
    });
}

namespace {

PersonId make_account(db::Transaction& tx, const Visit& visit, const Link& link) {
    Person person{.name = link.name, .email = link.email, .language = link.language, .made_at = visit.now};
    person.roles.add(Role::resident);
    return insert_person(tx, visit.visitor.organisation, person, link.password_hash, std::nullopt);
}

/// The person whom the link lets in, made or changed as the link says.
Result<PersonId> settle_link(db::Transaction& tx, const Visit& visit, const Link& link) {
    const auto organisation = visit.visitor.organisation;
    const auto owner = find_person_by_email(tx, organisation, link.email.value_or(""));
    if (link.purpose == LinkPurpose::make_account)  // two links for one address: the second only signs in
        return owner ? owner->id : make_account(tx, visit, link);
    auto person = find_person(tx, organisation, link.person);
    if (!person || person->erased) return link_over();
    if (link.purpose == LinkPurpose::sign_in) return person->id;
    CHECK(link.purpose == LinkPurpose::new_email);
    if (owner && owner->id != person->id) return refuse(ErrorKind::conflict, "email_taken", "people.email_taken");
    person->email = link.email;
    if (person->channel == Channel::by_hand) person->channel = Channel::mail;
    update_person(tx, organisation, *person);
    end_sessions_of(tx, organisation, person->id);
    return person->id;
}

}  // namespace

Result<SignedIn> use_link(const Visit& visit, std::string_view token) {
    const auto organisation = visit.visitor.organisation;
    return visit.database.write([&](db::Transaction& tx) -> Result<SignedIn> {
        const auto link = find_link(tx, organisation, token, visit.now);
        if (!link || link->purpose == LinkPurpose::first_administrator) return link_over();
        if (!take_link(tx, organisation, token)) return link_over();
        TRY(const PersonId person, settle_link(tx, visit, *link));
        return open_session_for(tx, visit, person, link->next);
    });
}

std::string make_first_administrator_link(db::Transaction& tx, OrganisationId organisation, Random& random, Instant now) {
    delete_links_for(tx, organisation, LinkPurpose::first_administrator);
    if (count_with_role(tx, organisation, Role::administrator) > 0) return "";
    const std::string token = crypto::make_token(random);
    insert_link(tx, organisation, token, {.purpose = LinkPurpose::first_administrator, .ends_at = now + days(1)});
    return "/first-administrator/" + token;
}

Result<SignedIn> become_first_administrator(const Visit& visit, std::string_view token, const AccountForm& form) {
    const auto organisation = visit.visitor.organisation;
    std::optional<std::string> password_hash;
    if (form.password) password_hash = crypto::hash_password(*form.password);
    return visit.database.write([&](db::Transaction& tx) -> Result<SignedIn> {
        const auto link = find_link(tx, organisation, token, visit.now);
        if (!link || link->purpose != LinkPurpose::first_administrator) return link_over();
        if (!take_link(tx, organisation, token) || count_with_role(tx, organisation, Role::administrator) > 0)
            return link_over();
        if (find_person_by_email(tx, organisation, form.email))
            return refuse(ErrorKind::conflict, "email_taken", "people.email_taken");
        Person person{.name = form.name, .email = form.email, .language = visit.visitor.language, .made_at = visit.now};
        person.roles.add(Role::resident);
        person.roles.add(Role::administrator);
        const PersonId id = insert_person(tx, organisation, person, password_hash, std::nullopt);
        person.id = id;
        note_roles(tx, organisation, person, visit.now);
        record::append(tx, organisation, visit.now,
                       {.kind = "first_administrator_made",
                        .by_role = "administrator",
                        .subject = "organisation",
                        .subject_id = organisation.value});
        return open_session_for(tx, visit, id, "/me");
    });
}

}  // namespace allting::people
