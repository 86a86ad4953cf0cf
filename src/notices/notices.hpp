// Messages to people: enqueued in the transaction of what they tell of, delivered afterwards by deliver_due.
// Knows addresses and messages, not accounts: people::notify finds a person's address and language.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/time.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/translator.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/sms/gateway.hpp"

namespace allting::notices {

/// `message` is a locale key without its end: "proposals.received" has proposals.received_subject and
/// proposals.received_text. Both get the same arguments; one that is an ISO instant is shown as day and time in
/// the reader's language.
struct Notice {
    std::string message;
    std::vector<std::pair<std::string, std::string>> arguments = {};
    std::string path = {};  // "/proposals/7": the mail ends with its full address
    bool secret = false;    // carries a sign-in link: not shown on /me, forgotten once sent
    bool urgent = false;    // never waits for a digest
    std::optional<Instant> lapses = {};  // not sent after; and once sent, or lapsed, not even the address is kept
};

/// How often a person's notices are mailed. Codes, sign-in links and what is urgent never wait.
enum class Pace { at_once, daily, weekly };

enum class Means {
    mail,       // needs an address
    sms,        // needs a number; the text alone is sent
    by_hand,    // on paper or by telephone: waits on a list for somebody to do it
    page_only,  // on the person's own page, nothing more
};

struct Receiver {
    PersonId person = {};  // none = no account yet
    Means means = Means::mail;
    std::optional<std::string> address = {};  // e-mail; or "+46701234567"; by hand: telephone or street for somebody without account
    std::string language = "sv";
    Pace pace = Pace::at_once;  // of mail
};

/// When what is made now goes out: at 15.00 UTC, for weekly ones the next Monday's, so that it is afternoon in Sweden.
Instant due_at(Pace pace, Instant now);

void enqueue(db::Transaction& tx, OrganisationId organisation, const Receiver& receiver, const Notice& notice, Instant now);

struct Sender {
    std::string name;      // "Lindvalla kommun"
    std::string address;   // From:
    std::string base_url;  // "https://budget.lindvalla.se"
};

/// What carries notices out of the house.
struct Carriers {
    Carriers(mail::Mailer& by_mail, sms::Gateway* by_sms = nullptr) : mail(by_mail), sms(by_sms) {}
    mail::Mailer& mail;
    sms::Gateway* sms;  // null: text messages wait until they lapse
};

struct DeliveryCount {
    int sent = 0, postponed = 0, failed = 0;
    bool stalled = false;  // the mail server lets us wait: no more before some time has passed
    int all() const { return sent + postponed + failed; }
};

/// Sends what is due, at most `count_max`. A notice is claimed for ten minutes before it is sent, so that several
/// servers can share the outbox; a crash between sending and noting it repeats the mail with the same message id.
/// Network errors are retried after 1, 2, 4 … minutes (at most an hour) for two days; a refusal by the receiver is final.
DeliveryCount deliver_due(db::Database& database, Carriers carriers, const i18n::Languages& languages,
                          OrganisationId organisation, const Sender& sender, Instant now, int count_max = 50);
/// Batch after batch while there is something due. Batches are short, so that a sign-in link that comes meanwhile is soon sent.
DeliveryCount deliver_all_due(const std::function<DeliveryCount()>& deliver, const std::function<bool()>& goes_on);

/// A notice as its receiver sees it on a page.
struct Told {
    std::int64_t id;
    Instant at;
    std::string subject;
    std::string text;
    std::string path;
};

/// Newest first; secret ones are left out.
std::vector<Told> list_told(db::Connection& connection, OrganisationId organisation, PersonId person,
                            const i18n::Translator& t, std::int64_t count);

/// What waits to be told on paper or by phone, oldest first.
struct ByHand {
    PersonId person;      // none for somebody without account:
    std::string address;  // then how to reach the person stands here
    Told told;
    std::string language = {};  // of the person
    std::string message = {};   // see Notice
    Told in_swedish = {};       // the same, where nobody has read the texts of the language (Translator::note)
};
/// In one language, or each in its person's.
std::vector<ByHand> list_by_hand(db::Connection& connection, OrganisationId organisation, const i18n::Translator& t,
                                 std::int64_t count);
std::vector<ByHand> list_by_hand(db::Connection& connection, OrganisationId organisation, const i18n::Languages& languages,
                                 std::int64_t count);
/// Somebody has told it. False, and nothing happens, when it does not wait (any more).
bool mark_told(db::Transaction& tx, OrganisationId organisation, std::int64_t notice);
/// It was not told after all. Only for what mark_told said true of.
void mark_untold(db::Transaction& tx, OrganisationId organisation, std::int64_t notice);

/// Forgets everything sent or waiting to one person.
void forget(db::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace allting::notices
