#include "proposals/proposal_store.hpp"

#include "core/check.hpp"

namespace allting::proposals {
namespace {

State state_of(std::string_view word) {
    const auto state = state_from_word(word);
    CHECK(state.has_value());
    return *state;
}

Channel channel_of(std::string_view word) {
    const auto channel = channel_from_word(word);
    CHECK(channel.has_value());
    return *channel;
}

/// The columns of select_proposal and select_of_author, which list the same.
Proposal proposal_from(db::Rows& rows) {
    Proposal p;
    p.id = rows.get<ProposalId>(0);
    p.process = rows.get<ProcessId>(1);
    p.pot = rows.get<PotId>(2);
    p.state = state_of(rows.get<std::string_view>(3));
    p.state_at = rows.get<Instant>(4);
    p.wording = {rows.get<std::string>(5), rows.get<std::string>(6), rows.get<std::string>(7)};
    p.beneficiaries = rows.get<std::string>(8);
    p.category = rows.get<std::string>(9);
    p.latitude = rows.get<std::optional<double>>(10);
    p.longitude = rows.get<std::optional<double>>(11);
    p.picture = rows.get<PictureId>(12);
    p.language = rows.get<std::string>(13);
    p.author = rows.get<PersonId>(14);
    p.author_name = rows.get<std::string>(15);
    p.author_contact = rows.get<std::string>(16);
    p.channel = channel_of(rows.get<std::string_view>(17));
    p.entered_by = rows.get<PersonId>(18);
    p.created_at = rows.get<Instant>(19);
    p.received_at = rows.get<std::optional<Instant>>(20);
    p.answer_due_at = rows.get<std::optional<Instant>>(21);
    p.revision = rows.get<std::int64_t>(22);
    return p;
}

}  // namespace

constexpr db::Sql select_proposal = R"(
    SELECT id, process_id, pot_id, state, state_at, title, body, place, beneficiaries, category, latitude, longitude, picture_id,
           language, author_id, author_name, author_contact, channel, entered_by, created_at, received_at, answer_due_at, revision
    FROM proposals WHERE organisation_id = ? AND id = ?)";

std::optional<Proposal> find_proposal(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    auto rows = connection.query(select_proposal, organisation, id);
    if (!rows.next()) return std::nullopt;
    return proposal_from(rows);
}

constexpr db::Sql select_of_author = R"(
    SELECT id, process_id, pot_id, state, state_at, title, body, place, beneficiaries, category, latitude, longitude, picture_id,
           language, author_id, author_name, author_contact, channel, entered_by, created_at, received_at, answer_due_at, revision
    FROM proposals WHERE organisation_id = ? AND author_id = ?
    ORDER BY CASE WHEN state = 'draft' THEN 0 ELSE 1 END, id DESC)";

std::vector<Proposal> list_of_author(db::Connection& connection, OrganisationId organisation, PersonId author) {
    std::vector<Proposal> proposals;
    auto rows = connection.query(select_of_author, organisation, author);
    while (rows.next()) proposals.push_back(proposal_from(rows));
    return proposals;
}

// Counted by grouping once rather than once a row: a process may have thousands.
constexpr db::Sql select_lines = R"(
    SELECT p.id, p.pot_id, p.state, p.title, p.body, p.place, p.category, p.language, p.latitude, p.longitude, p.picture_id,
           COALESCE(i.description, ''), COALESCE(s.n, 0), COALESCE(c.n, 0), p.received_at
    FROM proposals p
    LEFT JOIN pictures i ON i.organisation_id = p.organisation_id AND i.id = p.picture_id
    LEFT JOIN (SELECT s.proposal_id, COUNT(*) AS n FROM proposal_supports s
               JOIN proposals q ON q.organisation_id = s.organisation_id AND q.id = s.proposal_id
               WHERE s.organisation_id = ? AND q.process_id = ? GROUP BY s.proposal_id) s ON s.proposal_id = p.id
    LEFT JOIN (SELECT c.proposal_id, COUNT(*) AS n FROM proposal_comments c
               JOIN proposals q ON q.organisation_id = c.organisation_id AND q.id = c.proposal_id
               WHERE c.organisation_id = ? AND c.hidden_reason = '' AND q.process_id = ? GROUP BY c.proposal_id) c
           ON c.proposal_id = p.id
    WHERE p.organisation_id = ? AND p.process_id = ? AND p.state <> 'draft'
    ORDER BY p.id DESC)";

constexpr db::Sql select_newest = R"(
    SELECT p.id, p.pot_id, p.state, p.title, p.body, p.place, p.category, p.language, p.latitude, p.longitude, p.picture_id,
           COALESCE(i.description, ''), 0, 0, p.received_at
    FROM proposals p
    LEFT JOIN pictures i ON i.organisation_id = p.organisation_id AND i.id = p.picture_id
    WHERE p.organisation_id = ? AND p.process_id = ? AND p.state <> 'draft'
    ORDER BY p.id DESC LIMIT ?)";

constexpr db::Sql select_count = "SELECT COUNT(*) FROM proposals WHERE organisation_id = ? AND process_id = ? AND state <> 'draft'";

namespace {

/// The columns that select_lines and select_newest list.
std::vector<ProposalLine> lines_from(db::Rows rows) {
    std::vector<ProposalLine> lines;
    while (rows.next()) {
        ProposalLine line;
        line.id = rows.get<ProposalId>(0);
        line.pot = rows.get<PotId>(1);
        line.state = state_of(rows.get<std::string_view>(2));
        line.title = rows.get<std::string>(3);
        line.body = rows.get<std::string>(4);
        line.place = rows.get<std::string>(5);
        line.category = rows.get<std::string>(6);
        line.language = rows.get<std::string>(7);
        line.latitude = rows.get<std::optional<double>>(8);
        line.longitude = rows.get<std::optional<double>>(9);
        line.picture = rows.get<PictureId>(10);
        line.picture_description = rows.get<std::string>(11);
        line.supports = rows.get<std::int64_t>(12);
        line.comments = rows.get<std::int64_t>(13);
        line.received_at = rows.get<std::optional<Instant>>(14);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

std::vector<ProposalLine> list_lines(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    return lines_from(connection.query(select_lines, organisation, process, organisation, process, organisation, process));
}

std::vector<ProposalLine> list_newest(db::Connection& connection, OrganisationId organisation, ProcessId process, std::int64_t count) {
    return lines_from(connection.query(select_newest, organisation, process, count));
}

std::int64_t count_received(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_count, organisation, process);
    CHECK(rows.next());
    return rows.get<std::int64_t>(0);
}

constexpr db::Sql select_mark = R"(
    SELECT COUNT(*), CAST(COALESCE(SUM(revision), 0) AS BIGINT), COALESCE(MAX(received_at), 0)
    FROM proposals WHERE organisation_id = ? AND process_id = ? AND state <> 'draft')";

std::string wordings_mark(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_mark, organisation, process);
    rows.next();
    return std::to_string(rows.get<std::int64_t>(0)) + "." + std::to_string(rows.get<std::int64_t>(1)) + "." + std::to_string(rows.get<std::int64_t>(2));
}

constexpr db::Sql select_in_state =
    "SELECT id FROM proposals WHERE organisation_id = ? AND process_id = ? AND state = ? ORDER BY id";

std::vector<ProposalId> list_in_state(db::Connection& connection, OrganisationId organisation, ProcessId process, State state) {
    std::vector<ProposalId> ids;
    auto rows = connection.query(select_in_state, organisation, process, word_of(state));
    while (rows.next()) ids.push_back(rows.get<ProposalId>(0));
    return ids;
}

constexpr db::Sql select_draft_count = "SELECT COUNT(*) FROM proposals WHERE organisation_id = ? AND author_id = ? AND state = 'draft'";

std::int64_t count_drafts(db::Connection& connection, OrganisationId organisation, PersonId author) {
    auto rows = connection.query(select_draft_count, organisation, author);
    rows.next();
    return rows.get<std::int64_t>(0);
}

constexpr db::Sql select_by_request_key = "SELECT id FROM proposals WHERE organisation_id = ? AND request_key = ?";

std::optional<ProposalId> find_by_request_key(db::Connection& connection, OrganisationId organisation, std::string_view request_key) {
    auto rows = connection.query(select_by_request_key, organisation, request_key);
    if (!rows.next()) return std::nullopt;
    return rows.get<ProposalId>(0);
}

constexpr db::Sql select_revisions = R"(
    SELECT revision, title, body, place, reason, changed_at FROM proposal_revisions
    WHERE organisation_id = ? AND proposal_id = ? ORDER BY revision)";

std::vector<Revision> list_revisions(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    std::vector<Revision> revisions;
    auto rows = connection.query(select_revisions, organisation, id);
    while (rows.next()) {
        Wording wording{rows.get<std::string>(1), rows.get<std::string>(2), rows.get<std::string>(3)};
        revisions.push_back({rows.get<std::int64_t>(0), std::move(wording), rows.get<std::string>(4), rows.get<Instant>(5)});
    }
    return revisions;
}

constexpr db::Sql select_steps = R"(
    SELECT state, changed_at, changed_by_role, reason, channel FROM proposal_states
    WHERE organisation_id = ? AND proposal_id = ? ORDER BY sequence)";

std::vector<StateStep> list_steps(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    std::vector<StateStep> steps;
    auto rows = connection.query(select_steps, organisation, id);
    while (rows.next())
        steps.push_back({state_of(rows.get<std::string_view>(0)), rows.get<Instant>(1), rows.get<std::string>(2),
                         rows.get<std::string>(3), channel_of(rows.get<std::string_view>(4))});
    return steps;
}

constexpr db::Sql insert_proposal_row = R"(
    INSERT INTO proposals (organisation_id, id, process_id, pot_id, state, state_at, title, body, place, beneficiaries, category,
                           latitude, longitude, picture_id, language, author_id, author_name, author_contact, channel, entered_by,
                           created_at, received_at, answer_due_at, revision, request_key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, request_key) DO NOTHING)";

bool insert_proposal(db::Transaction& tx, OrganisationId organisation, const Proposal& p, std::string_view request_key) {
    const auto key = request_key.empty() ? std::nullopt : std::optional(request_key);
    return tx.execute_sql(insert_proposal_row, organisation, p.id, p.process, p.pot, word_of(p.state), p.state_at, p.wording.title,
                          p.wording.body, p.wording.place, p.beneficiaries, p.category, p.latitude, p.longitude, p.picture,
                          p.language, p.author, p.author_name, p.author_contact, word_of(p.channel), p.entered_by, p.created_at,
                          p.received_at, p.answer_due_at, p.revision, key) == 1;
}

constexpr db::Sql update_proposal_row = R"(
    UPDATE proposals SET pot_id = ?, title = ?, body = ?, place = ?, beneficiaries = ?, category = ?, latitude = ?, longitude = ?,
           picture_id = ?, language = ?, author_name = ?, author_contact = ?, received_at = ?, revision = ?
    WHERE organisation_id = ? AND id = ?)";

void update_proposal(db::Transaction& tx, OrganisationId organisation, const Proposal& p) {
    tx.execute_sql(update_proposal_row, p.pot, p.wording.title, p.wording.body, p.wording.place, p.beneficiaries, p.category,
                   p.latitude, p.longitude, p.picture, p.language, p.author_name, p.author_contact, p.received_at, p.revision,
                   organisation, p.id);
}

constexpr db::Sql update_state_row =
    "UPDATE proposals SET state = ?, state_at = ? WHERE organisation_id = ? AND id = ? AND state = ?";

bool update_state(db::Transaction& tx, OrganisationId organisation, ProposalId id, State from, const StateStep& step) {
    return tx.execute_sql(update_state_row, word_of(step.state), step.at, organisation, id, word_of(from)) == 1;
}

constexpr db::Sql update_due_row = "UPDATE proposals SET answer_due_at = ? WHERE organisation_id = ? AND id = ?";

void update_answer_due(db::Transaction& tx, OrganisationId organisation, ProposalId id, std::optional<Instant> due) {
    tx.execute_sql(update_due_row, due, organisation, id);
}

constexpr db::Sql insert_revision_row = R"(
    INSERT INTO proposal_revisions (organisation_id, proposal_id, revision, title, body, place, reason, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?))";

void insert_revision(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Revision& r) {
    tx.execute_sql(insert_revision_row, organisation, id, r.number, r.wording.title, r.wording.body, r.wording.place, r.reason, r.at);
}

constexpr db::Sql insert_step_row = R"(
    INSERT INTO proposal_states (organisation_id, proposal_id, sequence, state, changed_at, changed_by_role, channel, reason)
    VALUES (?, ?, (SELECT COALESCE(MAX(sequence), 0) + 1 FROM proposal_states WHERE organisation_id = ? AND proposal_id = ?),
            ?, ?, ?, ?, ?))";

void insert_step(db::Transaction& tx, OrganisationId organisation, ProposalId id, const StateStep& step) {
    tx.execute_sql(insert_step_row, organisation, id, organisation, id, word_of(step.state), step.at, step.by_role,
                   word_of(step.channel), step.reason);
}

constexpr db::Sql delete_draft_row = "DELETE FROM proposals WHERE organisation_id = ? AND id = ? AND state = 'draft'";

void delete_draft(db::Transaction& tx, OrganisationId organisation, ProposalId id) { tx.execute_sql(delete_draft_row, organisation, id); }

constexpr db::Sql select_received_since =
    "SELECT COUNT(*) FROM proposals WHERE organisation_id = ? AND author_id = ? AND received_at >= ?";

std::int64_t count_received_since(db::Connection& connection, OrganisationId organisation, PersonId author, Instant since) {
    auto rows = connection.query(select_received_since, organisation, author, since);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

}  // namespace allting::proposals
