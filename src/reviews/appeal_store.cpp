#include "reviews/appeal_store.hpp"

#include "core/check.hpp"

namespace allting::reviews {
namespace {

Appeal appeal_from(db::Rows& rows) {
    const auto state = appeal_state_from_word(rows.get<std::string_view>(9));
    CHECK(state.has_value());  // only our own words are in this column
    return {.id = rows.get<AppealId>(0), .in_case = rows.get<CaseId>(1), .proposal = rows.get<ProposalId>(2),
            .reason = rows.get<std::string>(3), .channel = rows.get<std::string>(4), .entered_by = rows.get<PersonId>(5),
            .arrived_at = rows.get<Instant>(6), .entered_at = rows.get<Instant>(7), .due_at = rows.get<Instant>(8), .state = *state,
            .answered_at = rows.get<std::optional<Instant>>(10), .answered_by = rows.get<PersonId>(11),
            .answer = rows.get<std::string>(12), .who = rows.get<std::string>(13)};
}

}  // namespace

constexpr db::Sql select_appeal = R"(
    SELECT id, case_id, proposal_id, reason, channel, entered_by, arrived_at, entered_at, due_at, state, answered_at,
           answered_by, answer, who
    FROM appeals WHERE organisation_id = ? AND id = ?)";

std::optional<Appeal> find_appeal(db::Connection& connection, OrganisationId organisation, AppealId id) {
    auto rows = connection.query(select_appeal, organisation, id);
    if (!rows.next()) return std::nullopt;
    return appeal_from(rows);
}

constexpr db::Sql select_appeals = R"(
    SELECT id, case_id, proposal_id, reason, channel, entered_by, arrived_at, entered_at, due_at, state, answered_at,
           answered_by, answer, who
    FROM appeals WHERE organisation_id = ? AND proposal_id = ? ORDER BY id)";

std::vector<Appeal> list_appeals(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    std::vector<Appeal> appeals;
    for (auto rows = connection.query(select_appeals, organisation, proposal); rows.next();) appeals.push_back(appeal_from(rows));
    return appeals;
}

constexpr db::Sql select_decider = R"(
    SELECT person_id FROM case_refusals WHERE organisation_id = ? AND case_id = ? ORDER BY decided_at DESC LIMIT 1)";

PersonId first_decider(db::Connection& connection, OrganisationId organisation, const Case& of) {
    auto rows = connection.query(select_decider, organisation, of.id);
    return rows.next() ? rows.get<PersonId>(0) : of.official;
}

constexpr db::Sql insert_decider_row =
    "INSERT INTO case_refusals (organisation_id, case_id, decided_at, person_id) VALUES (?, ?, ?, ?)";

void insert_decider(db::Transaction& tx, OrganisationId organisation, CaseId id, PersonId person, Instant at) {
    tx.execute_sql(insert_decider_row, organisation, id, at, person);
}

constexpr db::Sql insert_appeal_row = R"(
    INSERT INTO appeals (organisation_id, id, case_id, proposal_id, reason, channel, entered_by, arrived_at, entered_at, due_at,
                         state, answer, who)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ''))";

void insert_appeal(db::Transaction& tx, OrganisationId organisation, const Appeal& appeal) {
    tx.execute_sql(insert_appeal_row, organisation, appeal.id, appeal.in_case, appeal.proposal, appeal.reason, appeal.channel,
                   appeal.entered_by, appeal.arrived_at, appeal.entered_at, appeal.due_at, word_of(appeal.state));
}

constexpr db::Sql update_answered_appeal = R"(
    UPDATE appeals SET state = ?, answered_at = ?, answered_by = ?, answer = ?, who = ?
    WHERE organisation_id = ? AND id = ? AND state = 'asked')";

bool answer_appeal_row(db::Transaction& tx, OrganisationId organisation, const Appeal& answered) {
    return tx.execute_sql(update_answered_appeal, word_of(answered.state), answered.answered_at, answered.answered_by, answered.answer,
                          answered.who, organisation, answered.id) == 1;
}

constexpr db::Sql update_withdrawn_appeals =
    "UPDATE appeals SET state = 'withdrawn' WHERE organisation_id = ? AND proposal_id = ? AND state = 'asked'";

void withdraw_appeals(db::Transaction& tx, OrganisationId organisation, ProposalId proposal) {
    tx.execute_sql(update_withdrawn_appeals, organisation, proposal);
}

}  // namespace allting::reviews
