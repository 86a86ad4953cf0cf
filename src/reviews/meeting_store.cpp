#include "reviews/meeting_store.hpp"

#include "core/check.hpp"

namespace allting::reviews {
namespace {

Meeting meeting_from(db::Rows& rows) {
    const auto state = meeting_state_from_word(rows.get<std::string_view>(8));
    CHECK(state.has_value());  // only our own words are in this column
    return {.id = rows.get<MeetingId>(0), .offer = rows.get<OfferId>(1), .proposal = rows.get<ProposalId>(2), .by_author = rows.get<bool>(3),
            .starts_at = rows.get<Instant>(4), .place = rows.get<std::string>(5), .phone = rows.get<std::string>(6),
            .words = rows.get<std::string>(7), .state = *state, .asked_at = rows.get<Instant>(9), .due_at = rows.get<Instant>(10),
            .answered_at = rows.get<std::optional<Instant>>(11), .channel = rows.get<std::string>(12),
            .entered_by = rows.get<PersonId>(13), .evidence = rows.get<std::string>(14)};
}

}  // namespace

constexpr db::Sql select_meetings = R"(
    SELECT id, offer_id, proposal_id, by_author, starts_at, place, phone, words, state, asked_at, due_at, answered_at, channel,
           entered_by, evidence
    FROM offer_meetings WHERE organisation_id = ? AND offer_id = ? ORDER BY id)";

std::vector<Meeting> list_meetings(db::Connection& connection, OrganisationId organisation, OfferId offer) {
    std::vector<Meeting> meetings;
    for (auto rows = connection.query(select_meetings, organisation, offer); rows.next();) meetings.push_back(meeting_from(rows));
    return meetings;
}

constexpr db::Sql select_meeting = R"(
    SELECT id, offer_id, proposal_id, by_author, starts_at, place, phone, words, state, asked_at, due_at, answered_at, channel,
           entered_by, evidence
    FROM offer_meetings WHERE organisation_id = ? AND id = ?)";

std::optional<Meeting> find_meeting(db::Connection& connection, OrganisationId organisation, MeetingId id) {
    auto rows = connection.query(select_meeting, organisation, id);
    if (!rows.next()) return std::nullopt;
    return meeting_from(rows);
}

constexpr db::Sql insert_meeting_row = R"(
    INSERT INTO offer_meetings (organisation_id, id, offer_id, proposal_id, by_author, starts_at, place, phone, words, state,
                                asked_at, due_at, channel, entered_by, evidence)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_meeting(db::Transaction& tx, OrganisationId organisation, const Meeting& m) {
    tx.execute_sql(insert_meeting_row, organisation, m.id, m.offer, m.proposal, m.by_author, m.starts_at, m.place, m.phone, m.words,
                   word_of(m.state), m.asked_at, m.due_at, m.channel, m.entered_by, m.evidence);
}

constexpr db::Sql forget_meetings = R"(
    UPDATE offer_meetings SET phone = '', words = '', evidence = ''
    WHERE organisation_id = ? AND proposal_id IN (SELECT id FROM proposals WHERE organisation_id = ? AND author_id = ?))";

void forget_meetings_of(db::Transaction& tx, OrganisationId organisation, PersonId author) {
    tx.execute_sql(forget_meetings, organisation, organisation, author);
}

constexpr db::Sql update_meeting_row = R"(
    UPDATE offer_meetings SET state = ?, answered_at = ?, channel = ?, entered_by = ?, evidence = ?
    WHERE organisation_id = ? AND id = ?)";

void update_meeting(db::Transaction& tx, OrganisationId organisation, const Meeting& m) {
    tx.execute_sql(update_meeting_row, word_of(m.state), m.answered_at, m.channel, m.entered_by, m.evidence, organisation, m.id);
}

}  // namespace allting::reviews
