#include "notices/notices.hpp"

#include "core/text.hpp"
#include "notices/message.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/counter.hpp"
#include "platform/json/json.hpp"

namespace allting::notices {

std::string to_json(const std::vector<std::pair<std::string, std::string>>& arguments) {
    json::Object object;
    for (const auto& [name, text] : arguments) object.emplace_back(name, text);
    return json::to_text(object);
}

Words words_of(const i18n::Translator& t, std::string_view message, std::string_view arguments) {
    std::vector<std::pair<std::string, std::string>> values;
    const auto stored = json::parse(arguments);
    CHECK(stored.ok() && stored.value().object() != nullptr);
    for (const auto& [name, value] : *stored.value().object())
        if (const auto* text = value.text()) values.emplace_back(name, *text);
    const std::string subject_key = std::string(message) + "_subject", text_key = std::string(message) + "_text";
    return {t.with(i18n::Key::at_run_time(subject_key), values), t.with(i18n::Key::at_run_time(text_key), values)};
}

constexpr db::Sql insert_notice = R"(
    INSERT INTO notices (organisation_id, id, person_id, address, language, message, arguments, path, secret,
                         made_at, due_at, tries, state, message_id, carrier, lapses_at, in_digest)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?))";

Instant due_at(Pace pace, Instant now) {
    if (pace == Pace::at_once) return now;
    constexpr std::int64_t day = days(1).ms, hour_of_day = hours(15).ms;
    std::int64_t date = (now.utc_ms - hour_of_day) / day + 1;                   // days since 1970 of the next 15.00
    if (pace == Pace::weekly) date += (4 - date % 7 + 7) % 7;                   // day 0 was a Thursday, so Mondays are 4 modulo 7
    return {date * day + hour_of_day};
}

void enqueue(db::Transaction& tx, OrganisationId organisation, const Receiver& receiver, const Notice& notice, Instant now) {
    const bool is_sent = receiver.means == Means::mail || receiver.means == Means::sms;
    CHECK(!is_sent || receiver.address.has_value());
    if (!is_sent && notice.secret) return;  // nobody reads a sign-in link aloud
    const std::string_view state = is_sent                           ? "waiting"
                                   : receiver.means == Means::by_hand ? "by_hand"
                                                                      : "page_only";
    const bool waits = receiver.pace != Pace::at_once && receiver.means == Means::mail && receiver.person;
    const bool in_digest = waits && !notice.secret && !notice.urgent && !notice.lapses;
    const std::int64_t id = db::take_number(tx, organisation, "notice");
    const std::string source =
        std::to_string(organisation.value) + ":" + std::to_string(id) + ":" + std::to_string(now.utc_ms);
    const std::string message_id = to_hex(crypto::sha256(source)).substr(0, 32);
    const std::string arguments = to_json(notice.arguments);
    tx.execute_sql(insert_notice, organisation, id, receiver.person, receiver.address, receiver.language, notice.message,
                   arguments, notice.path, notice.secret ? 1 : 0, now, in_digest ? due_at(receiver.pace, now) : now, state, message_id,
                   receiver.means == Means::sms ? "sms" : "mail", notice.lapses, in_digest ? 1 : 0);
}

namespace {

Told told_from(db::Rows& rows, const i18n::Translator& t) {
    Words words = words_of(t, rows.get<std::string>(2), rows.get<std::string>(3));
    return {.id = rows.get<std::int64_t>(0),
            .at = rows.get<Instant>(1),
            .subject = std::move(words.subject),
            .text = std::move(words.text),
            .path = rows.get<std::string>(4)};
}

}  // namespace

constexpr db::Sql select_told = R"(
    SELECT id, made_at, message, arguments, path FROM notices
    WHERE organisation_id = ? AND person_id = ? AND secret = 0 ORDER BY id DESC LIMIT ?)";

std::vector<Told> list_told(db::Connection& connection, OrganisationId organisation, PersonId person,
                            const i18n::Translator& t, std::int64_t count) {
    std::vector<Told> told;
    db::Rows rows = connection.query(select_told, organisation, person, count);
    while (rows.next()) told.push_back(told_from(rows, t));
    return told;
}

constexpr db::Sql select_by_hand = R"(
    SELECT id, made_at, message, arguments, path, person_id, address, language FROM notices
    WHERE organisation_id = ? AND state = 'by_hand' ORDER BY id LIMIT ?)";

namespace {

template <class TranslatorOf>
std::vector<ByHand> by_hand_in(db::Connection& connection, OrganisationId organisation, std::int64_t count, TranslatorOf&& translator_of) {
    std::vector<ByHand> waiting;
    db::Rows rows = connection.query(select_by_hand, organisation, count);
    while (rows.next()) {
        const auto language = rows.get<std::string>(7);
        const i18n::Translator& t = translator_of(language);
        waiting.push_back({.person = rows.get<PersonId>(5),
                           .address = rows.get<std::optional<std::string>>(6).value_or(""),
                           .told = told_from(rows, t),
                           .language = language,
                           .message = rows.get<std::string>(2)});
        if (!t.note().empty()) waiting.back().in_swedish = told_from(rows, translator_of("sv"));
    }
    return waiting;
}

}  // namespace

std::vector<ByHand> list_by_hand(db::Connection& connection, OrganisationId organisation, const i18n::Translator& t, std::int64_t count) {
    return by_hand_in(connection, organisation, count, [&](const std::string&) -> const i18n::Translator& { return t; });
}

std::vector<ByHand> list_by_hand(db::Connection& connection, OrganisationId organisation, const i18n::Languages& languages, std::int64_t count) {
    return by_hand_in(connection, organisation, count, [&](const std::string& language) -> const i18n::Translator& { return languages.get(language); });
}

constexpr db::Sql update_told =
    "UPDATE notices SET state = 'sent' WHERE organisation_id = ? AND id = ? AND state = 'by_hand'";

bool mark_told(db::Transaction& tx, OrganisationId organisation, std::int64_t notice) {
    return tx.execute_sql(update_told, organisation, notice) > 0;
}

constexpr db::Sql update_untold =
    "UPDATE notices SET state = 'by_hand' WHERE organisation_id = ? AND id = ? AND state = 'sent'";

void mark_untold(db::Transaction& tx, OrganisationId organisation, std::int64_t notice) {
    tx.execute_sql(update_untold, organisation, notice);
}

constexpr db::Sql delete_of_person = "DELETE FROM notices WHERE organisation_id = ? AND person_id = ?";

void forget(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(delete_of_person, organisation, person);
}

}  // namespace allting::notices
