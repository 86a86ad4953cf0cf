// The outbox that tests of notices stand on, on each engine, and a mailer that keeps what it is given.
#pragma once
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "notices/notices.hpp"
#include "platform/db/test_databases.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_notices();
}

namespace allting::notices {

inline constexpr OrganisationId home{1};
inline constexpr PersonId amina{7};
inline const Instant noon = *instant_from_iso("2027-05-12T12:00:00Z");
inline const Sender sender{"Lindvalla kommun", "svar@lindvalla.example", "https://budget.lindvalla.example"};

/// Keeps what it is given and answers as told.
class KeepingMailer final : public mail::Mailer {
public:
    mail::Outcome send(const mail::Mail& mail) override {
        mails.push_back(mail);
        return {answer, "", hangs};
    }
    bool hangs = false;
    mail::Delivery answer = mail::Delivery::sent;
    std::vector<mail::Mail> mails;
};

class NoticesTest : public db::testing::DatabaseTest {
protected:
    NoticesTest() : DatabaseTest({embedded_schema_notices()}) {}

    void tell(const Notice& notice, Receiver receiver = {.person = amina, .address = "amina@example.org", .language = "sv"}) {
        database().write([&](db::Transaction& tx) { enqueue(tx, home, receiver, notice, noon); });
    }
    DeliveryCount deliver(Instant now) { return deliver_due(database(), mailer, languages, home, sender, now); }
    std::string stored(const char* column) {
        return database().read([&](db::Connection& c) {
            auto rows = c.query("SELECT state, arguments FROM notices WHERE organisation_id = ? ORDER BY id DESC LIMIT 1", home);
            return rows.next() ? rows.get<std::string>(column == std::string("state") ? 0 : 1) : std::string();
        });
    }

    i18n::Languages languages;
    KeepingMailer mailer;
    const Notice link{.message = "people.sign_in_mail", .arguments = {{"minutes", "30"}, {"link", "https://x.example/TOKEN"}}, .secret = true};
    const Notice plain{.message = "people.no_account_mail", .path = "/proposals/7"};
};

inline const Receiver daily{.person = amina, .address = "amina@example.org", .language = "sv", .pace = Pace::daily};

}  // namespace allting::notices
