// Takes notices out of the outbox and sends them. They are sent between short transactions, so that a slow mail server
// holds no lock; what was sent is noted for a few together, which is also how many a crash can send twice.
#include <algorithm>

#include "notices/message.hpp"
#include "notices/notices.hpp"
#include "notices/outbox.hpp"
#include "notices/returns.hpp"
#include "platform/db/one_state.hpp"

namespace allting::notices {
namespace {

constexpr Duration pause_max = hours(1);  // so that some fifty tries fit into the two days
constexpr Duration lapsing_pause = seconds(30);  // somebody sits and waits
constexpr Duration give_up_after = days(2);
constexpr Duration give_up_after_digest = days(9);  // it has waited for up to seven of them
constexpr std::size_t noted_together = 20;
constexpr int timeouts_max = 3;  // then the server is left alone for a while

std::string text_with_address(Words words, const Claimed& notice, const Sender& sender) {
    if (!notice.path.empty()) words.text += "\n\n" + sender.base_url + notice.path;
    return std::move(words.text);
}

/// One after the other, each under its subject.
Words digest_words(const Parcel& parcel, const i18n::Translator& t, const Sender& sender) {
    Words all{.subject = t("notices.digest_subject", {{"count", std::int64_t(parcel.notices.size())}, {"organisation", sender.name}}), .text = {}};
    for (const Claimed& notice : parcel.notices) {
        Words words = words_of(t, notice.message, notice.arguments);
        const std::string heading = "== " + words.subject + " ==\n\n";
        all.text += (all.text.empty() ? "" : "\n\n\n") + heading + text_with_address(std::move(words), notice, sender);
    }
    return all;
}

mail::Mail mail_of(const Parcel& parcel, const i18n::Translator& t, const Sender& sender) {
    const Claimed& notice = parcel.first();
    Words words = parcel.notices.size() > 1 ? digest_words(parcel, t, sender) : words_of(t, notice.message, notice.arguments);
    if (parcel.notices.size() == 1) words.text = text_with_address(words, notice, sender);
    words.text += "\n\n" + t("notices.mail_end", {{"organisation", sender.name}}) + "\n";
    const auto at = sender.address.find('@');
    const std::string domain = at == std::string::npos ? "localhost" : sender.address.substr(at + 1);
    return {.message_id = parcel.message_id + "@" + domain,
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

void note(db::Transaction& tx, OrganisationId organisation, const Claimed& notice, const mail::Outcome& outcome, Instant now) {
    const mail::Delivery delivery = outcome.delivery;
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
    const bool missed = delivery == mail::Delivery::refused && notice.person && !notice.secret;
    if (missed) note_returned(tx, organisation, notice.id, outcome.answer, now);
}

constexpr db::Sql put_back = "UPDATE notices SET due_at = ?, tries = tries - 1 WHERE organisation_id = ? AND id = ?";

/// One round of deliver_due.
class Round {
public:
    Round(db::Database& database, Carriers carriers, const i18n::Languages& languages, OrganisationId organisation,
          const Sender& sender, Instant now)
        : database_(database), carriers_(carriers), languages_(languages), organisation_(organisation), sender_(sender), now_(now) {}

    DeliveryCount deliver(const std::vector<Parcel>& due) {
        for (const Parcel& parcel : due) {
            const bool waits = timeouts_ >= timeouts_max && !parcel.first().by_sms;
            tried_.push_back({&parcel, waits ? std::nullopt : std::optional(outcome_of(parcel))});
            if (tried_.size() == noted_together) note_tried();
        }
        note_tried();
        carriers_.mail.rest();
        count_.stalled = timeouts_ >= timeouts_max;
        return count_;
    }

private:
    struct Tried {
        const Parcel* parcel;
        std::optional<mail::Outcome> outcome;  // none: nobody was asked
    };

    mail::Outcome outcome_of(const Parcel& parcel) {
        auto outcome = send(parcel, languages_.get(parcel.first().language));
        const bool too_late = outcome.delivery == mail::Delivery::try_again && tried_too_long(parcel.first());
        if (too_late) outcome.delivery = mail::Delivery::refused;
        return outcome;
    }

    bool tried_too_long(const Claimed& notice) const {
        return now_ - notice.made_at > (notice.in_digest ? give_up_after_digest : give_up_after);
    }

    mail::Outcome send(const Parcel& parcel, const i18n::Translator& t) {
        const Claimed& notice = parcel.first();
        if (!notice.by_sms) {
            const auto outcome = carriers_.mail.send(mail_of(parcel, t, sender_));
            if (outcome.timed_out) ++timeouts_;
            return outcome;
        }
        if (carriers_.sms == nullptr) return {mail::Delivery::try_again, "no gateway"};
        switch (carriers_.sms->send({.to = notice.address, .text = words_of(t, notice.message, notice.arguments).text})) {
            case sms::Outcome::sent: return {mail::Delivery::sent, {}};
            case sms::Outcome::try_again: return {mail::Delivery::try_again, {}};
            case sms::Outcome::refused: break;
        }
        return {mail::Delivery::refused, {}};
    }

    void note_tried() {
        if (tried_.empty()) return;
        database_.write([&](db::Transaction& tx) {
            tx.leave_kept();
            for (const auto& [parcel, outcome] : tried_)
                for (const Claimed& notice : parcel->notices) {
                    if (outcome) note(tx, organisation_, notice, *outcome, now_);
                    else tx.execute_sql(put_back, now_ + minutes(1), organisation_, notice.id);
                }
        });
        for (const auto& [parcel, outcome] : tried_) {
            const auto delivery = outcome ? outcome->delivery : mail::Delivery::try_again;
            (delivery == mail::Delivery::sent ? count_.sent : delivery == mail::Delivery::refused ? count_.failed : count_.postponed) +=
                int(parcel->notices.size());
        }
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

}  // namespace

DeliveryCount deliver_due(db::Database& database, Carriers carriers, const i18n::Languages& languages,
                          OrganisationId organisation, const Sender& sender, Instant now, int count_max) {
    const db::OneState one_state(database);  // after a restore the same number is another notice
    if (!database.read([&](db::Connection& c) { return is_any_due(c, organisation, now); })) return {};
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
