// Notices that did not reach their person, until somebody has seen to it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "notices/notices.hpp"
#include "platform/mail/bounce.hpp"

namespace allting::notices {

struct Returned {
    Told told;
    PersonId person;
    std::string address;
    Instant returned_at;
    std::string reason;  // "5.1.1", or what the mail server answered
};

void note_returned(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, std::string_view reason, Instant now);
/// Gives how many notices the mail held: none when we sent no such mail to that address. Sign-in links are not listed.
int take_bounce(db::Transaction& tx, OrganisationId organisation, const mail::Bounce& bounce, Instant now);

/// Those that nobody has seen to, oldest first.
std::vector<Returned> list_returned(db::Connection& connection, OrganisationId organisation, const i18n::Translator& t, std::int64_t count);

// What can be done with one. False when it is not on the list (any more).
/// It waits to be told on paper or by telephone.
bool tell_by_hand(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, Instant now);
bool send_again(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, std::string_view address, Instant now);
/// The person knows in another way.
bool settle(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, Instant now);

}  // namespace allting::notices
