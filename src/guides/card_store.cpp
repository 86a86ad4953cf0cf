#include "guides/card_store.hpp"

namespace allting::guides {
namespace {

/// Columns in the order of every SELECT below.
Card card_from(db::Rows& rows) {
    Card card{.id = rows.get<CardId>(0),
              .kind = card_kind_from_word(rows.get<std::string_view>(1)).value_or(CardKind::rule),
              .process = rows.get<ProcessId>(2),
              .version = rows.get<std::int64_t>(3),
              .text = {},
              .is_example = rows.get<bool>(9),
              .shown_from = rows.get<Instant>(22),
              .withdrawn_at = rows.get<std::optional<Instant>>(23)};
    card.text = {.language = rows.get<std::string>(4), .title = rows.get<std::string>(5), .words = words_from_text(rows.get<std::string_view>(6)),
                 .area = rows.get<AreaId>(24), .source = rows.get<std::string>(7), .source_at = rows.get<Instant>(8),
                 .rule = {rows.get<std::string>(10), rows.get<std::string>(11), rows.get<std::string>(12), rows.get<std::string>(13), rows.get<std::string>(14)},
                 .price = {.low = rows.get<Money>(15), .high = rows.get<Money>(16), .running = rows.get<Money>(17),
                           .lifetime_years = rows.get<std::int64_t>(18), .included = rows.get<std::string>(19),
                           .built_year = rows.get<std::int64_t>(20), .built_place = rows.get<std::string>(21)}};
    return card;
}

std::vector<Card> all_of(db::Rows rows) {
    std::vector<Card> cards;
    while (rows.next()) cards.push_back(card_from(rows));
    return cards;
}

std::optional<Card> one_of(db::Rows rows) {
    if (!rows.next()) return std::nullopt;
    return card_from(rows);
}

}  // namespace

constexpr db::Sql select_card = R"(
    SELECT c.id, c.kind, c.process_id, v.version, v.language, v.title, v.words, v.source, v.source_at, v.is_example,
           v.ours, v.others, v.contact, v.passed, v.failed, v.cost_low, v.cost_high, v.running, v.lifetime_years, v.included,
           v.built_year, v.built_place, v.shown_from, v.withdrawn_at, v.area_id
    FROM guide_cards c
    JOIN guide_card_versions v ON v.organisation_id = c.organisation_id AND v.card_id = c.id AND v.version = c.version
    WHERE c.organisation_id = ? AND c.id = ?)";

std::optional<Card> find_card(db::Connection& connection, OrganisationId organisation, CardId id) {
    return one_of(connection.query(select_card, organisation, id));
}

constexpr db::Sql select_version = R"(
    SELECT c.id, c.kind, c.process_id, v.version, v.language, v.title, v.words, v.source, v.source_at, v.is_example,
           v.ours, v.others, v.contact, v.passed, v.failed, v.cost_low, v.cost_high, v.running, v.lifetime_years, v.included,
           v.built_year, v.built_place, v.shown_from, v.withdrawn_at, v.area_id
    FROM guide_cards c
    JOIN guide_card_versions v ON v.organisation_id = c.organisation_id AND v.card_id = c.id
    WHERE c.organisation_id = ? AND c.id = ? AND v.version = ?)";

std::optional<Card> find_version(db::Connection& connection, OrganisationId organisation, CardId id, std::int64_t version) {
    return one_of(connection.query(select_version, organisation, id, version));
}

constexpr db::Sql select_cards = R"(
    SELECT c.id, c.kind, c.process_id, v.version, v.language, v.title, v.words, v.source, v.source_at, v.is_example,
           v.ours, v.others, v.contact, v.passed, v.failed, v.cost_low, v.cost_high, v.running, v.lifetime_years, v.included,
           v.built_year, v.built_place, v.shown_from, v.withdrawn_at, v.area_id
    FROM guide_cards c
    JOIN guide_card_versions v ON v.organisation_id = c.organisation_id AND v.card_id = c.id AND v.version = c.version
    WHERE c.organisation_id = ?
    ORDER BY c.kind DESC, v.title, c.id)";

std::vector<Card> list_cards(db::Connection& connection, OrganisationId organisation) {
    return all_of(connection.query(select_cards, organisation));
}

constexpr db::Sql select_shown = R"(
    SELECT c.id, c.kind, c.process_id, v.version, v.language, v.title, v.words, v.source, v.source_at, v.is_example,
           v.ours, v.others, v.contact, v.passed, v.failed, v.cost_low, v.cost_high, v.running, v.lifetime_years, v.included,
           v.built_year, v.built_place, v.shown_from, v.withdrawn_at, v.area_id
    FROM guide_cards c
    JOIN guide_card_versions v ON v.organisation_id = c.organisation_id AND v.card_id = c.id AND v.version = c.version
    WHERE c.organisation_id = ? AND (c.process_id = ? OR c.process_id IS NULL) AND v.withdrawn_at IS NULL
    ORDER BY c.kind DESC, v.title, c.id)";

std::vector<Card> list_shown(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    return all_of(connection.query(select_shown, organisation, process));
}

constexpr db::Sql select_versions = R"(
    SELECT c.id, c.kind, c.process_id, v.version, v.language, v.title, v.words, v.source, v.source_at, v.is_example,
           v.ours, v.others, v.contact, v.passed, v.failed, v.cost_low, v.cost_high, v.running, v.lifetime_years, v.included,
           v.built_year, v.built_place, v.shown_from, v.withdrawn_at, v.area_id
    FROM guide_cards c
    JOIN guide_card_versions v ON v.organisation_id = c.organisation_id AND v.card_id = c.id
    WHERE c.organisation_id = ? AND c.id = ?
    ORDER BY v.version DESC)";

std::vector<Card> list_versions(db::Connection& connection, OrganisationId organisation, CardId id) {
    return all_of(connection.query(select_versions, organisation, id));
}

constexpr db::Sql count_all = "SELECT COUNT(*) FROM guide_cards WHERE organisation_id = ?";

std::int64_t count_cards(db::Connection& connection, OrganisationId organisation) {
    auto rows = connection.query(count_all, organisation);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

namespace {

constexpr db::Sql insert_version_row = R"(
    INSERT INTO guide_card_versions (organisation_id, card_id, version, language, title, words, area_id, source, source_at, is_example,
                                     ours, others, contact, passed, failed, cost_low, cost_high, running, lifetime_years, included,
                                     built_year, built_place, written_by, shown_from, withdrawn_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_text(db::Transaction& tx, OrganisationId organisation, const Card& card, PersonId writer) {
    const CardText& text = card.text;
    const std::string words = text_of(text.words);
    tx.execute_sql(insert_version_row, organisation, card.id, card.version, text.language, text.title, words, text.area, text.source,
                   text.source_at, card.is_example ? 1 : 0, text.rule.ours, text.rule.others, text.rule.contact, text.rule.passed,
                   text.rule.failed, text.price.low, text.price.high, text.price.running, text.price.lifetime_years, text.price.included,
                   text.price.built_year, text.price.built_place, writer, card.shown_from, card.withdrawn_at);
}

}  // namespace

constexpr db::Sql insert_card_row = "INSERT INTO guide_cards (organisation_id, id, kind, process_id, version) VALUES (?, ?, ?, ?, ?)";

void insert_card(db::Transaction& tx, OrganisationId organisation, const Card& card, PersonId writer) {
    tx.execute_sql(insert_card_row, organisation, card.id, word_of(card.kind), card.process, card.version);
    insert_text(tx, organisation, card, writer);
}

constexpr db::Sql advance = "UPDATE guide_cards SET version = ?, process_id = ? WHERE organisation_id = ? AND id = ? AND version = ?";

bool insert_version(db::Transaction& tx, OrganisationId organisation, const Card& card, PersonId writer) {
    if (tx.execute_sql(advance, card.version, card.process, organisation, card.id, card.version - 1) == 0) return false;
    insert_text(tx, organisation, card, writer);
    return true;
}

constexpr db::Sql withdraw = R"(
    UPDATE guide_card_versions SET withdrawn_at = ?
    WHERE organisation_id = ? AND card_id = ? AND version = ? AND withdrawn_at IS NULL
      AND version = (SELECT c.version FROM guide_cards c WHERE c.organisation_id = guide_card_versions.organisation_id AND c.id = card_id))";

bool mark_withdrawn(db::Transaction& tx, OrganisationId organisation, CardId id, std::int64_t version, Instant at) {
    return tx.execute_sql(withdraw, at, organisation, id, version) == 1;
}

}  // namespace allting::guides
