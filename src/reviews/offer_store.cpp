#include "reviews/offer_store.hpp"

#include "core/check.hpp"

namespace allting::reviews {
namespace {

Terms terms_from(db::Rows& rows) {
    Terms terms{.spot = {}, .size = rows.get<std::string>(15), .hours = rows.get<std::string>(16), .cost = rows.get<std::optional<Money>>(17)};
    const auto latitude = rows.get<std::optional<double>>(13), longitude = rows.get<std::optional<double>>(14);
    if (latitude && longitude) terms.spot = proposals::Spot{*latitude, *longitude};
    return terms;
}

ChangeOffer offer_from(db::Rows& rows) {
    const auto state = offer_state_from_word(rows.get<std::string_view>(7));
    CHECK(state.has_value());  // only our own words are in this column
    return {.id = rows.get<OfferId>(0), .in_case = rows.get<CaseId>(1), .proposal = rows.get<ProposalId>(2),
            .explanation = rows.get<std::string>(3),
            .wording = {rows.get<std::string>(4), rows.get<std::string>(5), rows.get<std::string>(6)},
            .state = *state, .offered_at = rows.get<Instant>(8),
            .due_at = rows.get<Instant>(9), .answered_at = rows.get<std::optional<Instant>>(10),
            .answer = rows.get<std::string>(11), .channel = rows.get<std::string>(12),
            .terms = terms_from(rows), .by_author = rows.get<bool>(18), .entered_by = rows.get<PersonId>(19),
            .evidence = rows.get<std::string>(20)};
}

}  // namespace

constexpr db::Sql select_offers = R"(
    SELECT id, case_id, proposal_id, explanation, title, body, place, state, offered_at, due_at, answered_at, answer, channel,
           latitude, longitude, size, hours, cost, by_author, entered_by, evidence
    FROM change_offers WHERE organisation_id = ? AND proposal_id = ? ORDER BY id)";

std::vector<ChangeOffer> list_offers(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    std::vector<ChangeOffer> offers;
    auto rows = connection.query(select_offers, organisation, proposal);
    while (rows.next()) offers.push_back(offer_from(rows));
    return offers;
}

constexpr db::Sql select_offer = R"(
    SELECT id, case_id, proposal_id, explanation, title, body, place, state, offered_at, due_at, answered_at, answer, channel,
           latitude, longitude, size, hours, cost, by_author, entered_by, evidence
    FROM change_offers WHERE organisation_id = ? AND id = ?)";

std::optional<ChangeOffer> find_offer(db::Connection& connection, OrganisationId organisation, OfferId id) {
    auto rows = connection.query(select_offer, organisation, id);
    if (!rows.next()) return std::nullopt;
    return offer_from(rows);
}

constexpr db::Sql select_lapsing_offers = R"(
    SELECT id FROM change_offers WHERE organisation_id = ? AND state = 'offered' AND by_author = 0 AND due_at < ?
      AND NOT EXISTS (SELECT 1 FROM offer_meetings m
                      WHERE m.organisation_id = change_offers.organisation_id AND m.offer_id = change_offers.id
                        AND m.state = 'asked' AND m.by_author = 1)
    ORDER BY id)";

std::vector<OfferId> list_lapsing_offers(db::Connection& connection, OrganisationId organisation, Instant now) {
    std::vector<OfferId> ids;
    for (auto rows = connection.query(select_lapsing_offers, organisation, now); rows.next();) ids.push_back(rows.get<OfferId>(0));
    return ids;
}

constexpr db::Sql insert_offer_row = R"(
    INSERT INTO change_offers (organisation_id, id, case_id, proposal_id, explanation, title, body, place, state, offered_at,
                               due_at, answer, channel, latitude, longitude, size, hours, cost, by_author, entered_by, evidence)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_offer(db::Transaction& tx, OrganisationId organisation, const ChangeOffer& offer) {
    const auto& spot = offer.terms.spot;
    tx.execute_sql(insert_offer_row, organisation, offer.id, offer.in_case, offer.proposal, offer.explanation, offer.wording.title,
                   offer.wording.body, offer.wording.place, word_of(offer.state), offer.offered_at, offer.due_at, offer.channel,
                   spot ? std::optional(spot->latitude) : std::nullopt, spot ? std::optional(spot->longitude) : std::nullopt,
                   offer.terms.size, offer.terms.hours, offer.terms.cost, offer.by_author, offer.entered_by, offer.evidence);
}

constexpr db::Sql update_offer_row = R"(
    UPDATE change_offers SET state = ?, due_at = ?, answered_at = ?, answer = ?, channel = ?, entered_by = ?, evidence = ?
    WHERE organisation_id = ? AND id = ?)";

void update_offer(db::Transaction& tx, OrganisationId organisation, const ChangeOffer& offer) {
    tx.execute_sql(update_offer_row, word_of(offer.state), offer.due_at, offer.answered_at, offer.answer, offer.channel, offer.entered_by,
                   offer.evidence, organisation, offer.id);
}

}  // namespace allting::reviews
