// Takes notices out of the outbox and sends them by mail. The mail is sent between two short transactions, so that a
// slow mail server holds no lock.
#include <algorithm>

#include "notices/message.hpp"
#include "notices/notices.hpp"

namespace allting::notices {
namespace {

constexpr Duration claim = minutes(10);
constexpr Duration pause_max = hours(4);
constexpr Duration give_up_after = days(2);

struct Claimed {
    std::int64_t id, tries;
    std::string address, language, message, arguments, path, message_id;
    bool secret;
    Instant made_at;
};

// Sign-in links first: somebody sits and waits for them.
constexpr db::Sql claim_due = R"(
    UPDATE notices SET due_at = ?, tries = tries + 1
    WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ? AND id IN
          (SELECT id FROM notices WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ?
           ORDER BY secret DESC, due_at, id LIMIT ?)
    RETURNING id, tries, address, language, message, arguments, path, message_id, secret, made_at)";

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
                       .made_at = rows.get<Instant>(9)});
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
constexpr db::Sql postpone = "UPDATE notices SET due_at = ? WHERE organisation_id = ? AND id = ?";

void note(db::Transaction& tx, OrganisationId organisation, const Claimed& notice, mail::Delivery delivery, Instant now) {
    if (delivery == mail::Delivery::try_again) {
        tx.execute_sql(postpone, now + pause_after(notice.tries), organisation, notice.id);
        return;
    }
    tx.execute_sql(set_state, delivery == mail::Delivery::sent ? "sent" : "failed", organisation, notice.id);
    if (notice.secret) tx.execute_sql(forget_arguments, organisation, notice.id);
}

}  // namespace

DeliveryCount deliver_due(db::Database& database, mail::Mailer& mailer, const i18n::Languages& languages,
                          OrganisationId organisation, const Sender& sender, Instant now, int count_max) {
    const auto due = database.write([&](db::Transaction& tx) { return take_due(tx, organisation, now, count_max); });
    DeliveryCount count;
    for (const Claimed& notice : due) {
        auto delivery = mailer.send(mail_of(notice, languages.get(notice.language), sender)).delivery;
        if (delivery == mail::Delivery::try_again && now - notice.made_at > give_up_after) delivery = mail::Delivery::refused;
        database.write([&](db::Transaction& tx) { note(tx, organisation, notice, delivery, now); });
        ++(delivery == mail::Delivery::sent ? count.sent : delivery == mail::Delivery::refused ? count.failed : count.postponed);
    }
    return count;
}

}  // namespace allting::notices
