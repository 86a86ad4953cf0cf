// Takes notices out of the outbox and sends them. They are sent between short transactions, so that a slow mail server
// holds no lock; what was sent is noted for a few together, which is also how many a crash can send twice.
#include <algorithm>

#include "notices/message.hpp"
#include "notices/notices.hpp"
#include "platform/db/one_state.hpp"

namespace allting::notices {
namespace {

constexpr Duration claim = minutes(10);
constexpr Duration pause_max = hours(1);  // so that some fifty tries fit into the two days
constexpr Duration lapsing_pause = seconds(30);  // somebody sits and waits
constexpr Duration give_up_after = days(2);
constexpr std::size_t noted_together = 20;
constexpr int timeouts_max = 3;  // then the server is left alone for a while

struct Claimed {
    std::int64_t id, tries;
    std::string address, language, message, arguments, path, message_id;
    bool secret;
    Instant made_at;
    bool by_sms;
    std::optional<Instant> lapses;
};

// Sign-in links first: somebody sits and waits for them.
constexpr db::Sql claim_due = R"(
    UPDATE notices SET due_at = ?, tries = tries + 1
    WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ? AND id IN
          (SELECT id FROM notices WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ?
           ORDER BY secret DESC, due_at, id LIMIT ?)
    RETURNING id, tries, address, language, message, arguments, path, message_id, secret, made_at, carrier, lapses_at)";

std::vector<Claimed> take_due(db::Transaction& tx, OrganisationId organisation, Instant now, int count_max) {
    std::vector<Claimed> due;
    db::Rows rows = tx.query(claim_due, now + claim, organisation, now, organisation, now, count_max);
    while (rows.next())
        due.push_back({.id = rows.get<std::int64_t>(0),
                       .tries = rows.get<std::int64_t>(1),
                       .address = rows.get<std::string>(2),
                       .language = rows.get<std::string>(3),
                       .message = rows.get<std::string>(4),
                       .arguments = rows.get<std::string>(5),
                       .path = rows.get<std::string>(6),
                       .message_id = rows.get<std::string>(7),
                       .secret = rows.get<bool>(8),
                       .made_at = rows.get<Instant>(9),
                       .by_sms = rows.get<std::string_view>(10) == "sms",
                       .lapses = rows.get<std::optional<Instant>>(11)});
    return due;
}

mail::Mail mail_of(const Claimed& notice, const i18n::Translator& t, const Sender& sender) {
    Words words = words_of(t, notice.message, notice.arguments);
    if (!notice.path.empty()) words.text += "\n\n" + sender.base_url + notice.path;
    words.text += "\n\n" + t("notices.mail_end", {{"organisation", sender.name}}) + "\n";
    const auto at = sender.address.find('@');
    const std::string domain = at == std::string::npos ? "localhost" : sender.address.substr(at + 1);
    return {.message_id = notice.message_id + "@" + domain,
            .from_name = sender.name,
            .from_address = sender.address,
            .to_address = notice.address,
            .subject = std::move(words.subject),
            .text = std::move(words.text)};
}

/// 1, 2, 4 … minutes.
Duration pause_after(std::int64_t tries) {
    const auto doublings = std::min<std::int64_t>(tries - 1, 8);
    return std::min(pause_max, minutes(std::int64_t(1) << doublings));
}

constexpr db::Sql set_state = "UPDATE notices SET state = ? WHERE organisation_id = ? AND id = ?";
constexpr db::Sql forget_arguments = "UPDATE notices SET arguments = '{}' WHERE organisation_id = ? AND id = ?";
constexpr db::Sql forget_notice = "DELETE FROM notices WHERE organisation_id = ? AND id = ?";
constexpr db::Sql forget_lapsed = "DELETE FROM notices WHERE organisation_id = ? AND state = 'waiting' AND lapses_at <= ?";
constexpr db::Sql postpone = "UPDATE notices SET due_at = ? WHERE organisation_id = ? AND id = ?";

void note(db::Transaction& tx, OrganisationId organisation, const Claimed& notice, mail::Delivery delivery, Instant now) {
    if (delivery == mail::Delivery::try_again) {
        const Duration pause = notice.lapses ? std::min(pause_after(notice.tries), lapsing_pause) : pause_after(notice.tries);
        tx.execute_sql(postpone, now + pause, organisation, notice.id);
        return;
    }
    if (notice.lapses) {
        tx.execute_sql(forget_notice, organisation, notice.id);
        return;
    }
    tx.execute_sql(set_state, delivery == mail::Delivery::sent ? "sent" : "failed", organisation, notice.id);
    if (notice.secret) tx.execute_sql(forget_arguments, organisation, notice.id);
}

constexpr db::Sql put_back = "UPDATE notices SET due_at = ?, tries = tries - 1 WHERE organisation_id = ? AND id = ?";

/// One round of deliver_due.
class Round {
public:
    Round(db::Database& database, Carriers carriers, const i18n::Languages& languages, OrganisationId organisation,
          const Sender& sender, Instant now)
        : database_(database), carriers_(carriers), languages_(languages), organisation_(organisation), sender_(sender), now_(now) {}

    DeliveryCount deliver(const std::vector<Claimed>& due) {
        for (const Claimed& notice : due) {
            const bool waits = timeouts_ >= timeouts_max && !notice.by_sms;
            tried_.push_back({&notice, waits ? std::nullopt : std::optional(outcome_of(notice))});
            if (tried_.size() == noted_together) note_tried();
        }
        note_tried();
        carriers_.mail.rest();
        count_.stalled = timeouts_ >= timeouts_max;
        return count_;
    }

private:
    struct Tried {
        const Claimed* notice;
        std::optional<mail::Delivery> delivery;  // none: nobody was asked
    };

    mail::Delivery outcome_of(const Claimed& notice) {
        const auto delivery = send(notice, languages_.get(notice.language));
        const bool too_late = delivery == mail::Delivery::try_again && now_ - notice.made_at > give_up_after;
        return too_late ? mail::Delivery::refused : delivery;
    }

    mail::Delivery send(const Claimed& notice, const i18n::Translator& t) {
        if (!notice.by_sms) {
            const auto outcome = carriers_.mail.send(mail_of(notice, t, sender_));
            if (outcome.timed_out) ++timeouts_;
            return outcome.delivery;
        }
        if (carriers_.sms == nullptr) return mail::Delivery::try_again;
        switch (carriers_.sms->send({.to = notice.address, .text = words_of(t, notice.message, notice.arguments).text})) {
            case sms::Outcome::sent: return mail::Delivery::sent;
            case sms::Outcome::try_again: return mail::Delivery::try_again;
            case sms::Outcome::refused: return mail::Delivery::refused;
        }
        return mail::Delivery::refused;
    }

    void note_tried() {
        if (tried_.empty()) return;
        database_.write([&](db::Transaction& tx) {
            tx.leave_kept();
            for (const auto& [notice, delivery] : tried_) {
                if (delivery) note(tx, organisation_, *notice, *delivery, now_);
                else tx.execute_sql(put_back, now_ + minutes(1), organisation_, notice->id);
            }
        });
        for (const auto& [notice, delivery] : tried_)
            ++(delivery == mail::Delivery::sent ? count_.sent : delivery == mail::Delivery::refused ? count_.failed : count_.postponed);
        tried_.clear();
    }

    db::Database& database_;
    Carriers carriers_;
    const i18n::Languages& languages_;
    OrganisationId organisation_;
    const Sender& sender_;
    Instant now_;
    std::vector<Tried> tried_;
    int timeouts_ = 0;
    DeliveryCount count_;
};

constexpr db::Sql any_due = R"(
    SELECT 1 FROM notices WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ?
    UNION ALL SELECT 1 FROM notices WHERE organisation_id = ? AND state = 'waiting' AND lapses_at <= ? LIMIT 1)";

}  // namespace

DeliveryCount deliver_due(db::Database& database, Carriers carriers, const i18n::Languages& languages,
                          OrganisationId organisation, const Sender& sender, Instant now, int count_max) {
    const db::OneState one_state(database);  // after a restore the same number is another notice
    const bool is_idle = database.read([&](db::Connection& c) { return !c.query(any_due, organisation, now, organisation, now).next(); });
    if (is_idle) return {};
    const auto due = database.write([&](db::Transaction& tx) {
        tx.leave_kept();
        tx.execute_sql(forget_lapsed, organisation, now);
        return take_due(tx, organisation, now, count_max);
    });
    return Round(database, carriers, languages, organisation, sender, now).deliver(due);
}

DeliveryCount deliver_all_due(const std::function<DeliveryCount()>& deliver, const std::function<bool()>& goes_on) {
    DeliveryCount all;
    while (goes_on() && !all.stalled) {
        const DeliveryCount batch = deliver();
        if (batch.all() == 0) break;
        all.sent += batch.sent;
        all.postponed += batch.postponed;
        all.failed += batch.failed;
        all.stalled = batch.stalled;
    }
    return all;
}

}  // namespace allting::notices
