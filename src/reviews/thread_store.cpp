#include "reviews/thread_store.hpp"

#include "core/check.hpp"

namespace allting::reviews {
namespace {

/// The columns that each select of messages lists.
Message message_from(db::Rows& rows) {
    const auto side = side_from_word(rows.get<std::string_view>(2));
    CHECK(side.has_value());  // only our own words are in this column
    return {.id = rows.get<MessageId>(0), .proposal = rows.get<ProposalId>(1), .side = *side, .department = rows.get<DepartmentId>(3),
            .department_name = rows.get<std::string>(4), .text = rows.get<std::string>(5), .channel = rows.get<std::string>(6),
            .written_at = rows.get<Instant>(7), .person = rows.get<PersonId>(8), .entered_by = rows.get<PersonId>(9)};
}

std::int64_t count_of(db::Rows rows) {
    CHECK(rows.next());
    return rows.get<std::int64_t>(0);
}

}  // namespace

constexpr db::Sql select_messages = R"(
    SELECT m.id, m.proposal_id, m.side, m.department_id, COALESCE(d.name, ''), m.text, m.channel, m.written_at, m.person_id, m.entered_by
    FROM thread_messages m
    LEFT JOIN departments d ON d.organisation_id = m.organisation_id AND d.id = m.department_id
    WHERE m.organisation_id = ? AND m.proposal_id = ? ORDER BY m.id)";

std::vector<Message> list_messages(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    std::vector<Message> messages;
    for (auto rows = connection.query(select_messages, organisation, proposal); rows.next();) messages.push_back(message_from(rows));
    return messages;
}

constexpr db::Sql select_message_count = "SELECT COUNT(*) FROM thread_messages WHERE organisation_id = ? AND proposal_id = ?";

std::int64_t count_messages(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    return count_of(connection.query(select_message_count, organisation, proposal));
}

constexpr db::Sql select_messages_of = R"(
    SELECT m.id, m.proposal_id, m.side, m.department_id, COALESCE(d.name, ''), m.text, m.channel, m.written_at, m.person_id, m.entered_by
    FROM thread_messages m
    LEFT JOIN departments d ON d.organisation_id = m.organisation_id AND d.id = m.department_id
    WHERE m.organisation_id = ? AND m.person_id = ? ORDER BY m.id)";

std::vector<Message> list_messages_of(db::Connection& connection, OrganisationId organisation, PersonId person) {
    std::vector<Message> messages;
    for (auto rows = connection.query(select_messages_of, organisation, person); rows.next();) messages.push_back(message_from(rows));
    return messages;
}

constexpr db::Sql select_recent_count = R"(
    SELECT COUNT(*) FROM thread_messages
    WHERE organisation_id = ? AND COALESCE(entered_by, person_id) = ? AND written_at > ?)";

std::int64_t count_messages_since(db::Connection& connection, OrganisationId organisation, PersonId writer, Instant since) {
    return count_of(connection.query(select_recent_count, organisation, writer, since));
}

constexpr db::Sql select_by_request_key = R"(
    SELECT m.id, m.proposal_id, m.side, m.department_id, '', m.text, m.channel, m.written_at, m.person_id, m.entered_by
    FROM thread_messages m WHERE m.organisation_id = ? AND m.request_key = ?)";

std::optional<Message> find_message_by_request_key(db::Connection& connection, OrganisationId organisation, std::string_view request_key) {
    auto rows = connection.query(select_by_request_key, organisation, request_key);
    if (!rows.next()) return std::nullopt;
    return message_from(rows);
}

constexpr db::Sql select_unanswered = R"(
    SELECT c.id FROM thread_messages m
    JOIN cases c ON c.organisation_id = m.organisation_id AND c.proposal_id = m.proposal_id
    WHERE m.organisation_id = ? AND m.side = 'author'
      AND m.id = (SELECT MAX(l.id) FROM thread_messages l WHERE l.organisation_id = m.organisation_id AND l.proposal_id = m.proposal_id)
    ORDER BY c.id)";

std::vector<CaseId> list_unanswered_threads(db::Connection& connection, OrganisationId organisation) {
    std::vector<CaseId> cases;
    for (auto rows = connection.query(select_unanswered, organisation); rows.next();) cases.push_back(rows.get<CaseId>(0));
    return cases;
}

constexpr db::Sql insert_message_row = R"(
    INSERT INTO thread_messages (organisation_id, id, proposal_id, side, department_id, text, channel, written_at, person_id, entered_by, request_key)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_message(db::Transaction& tx, OrganisationId organisation, const Message& m, std::string_view request_key) {
    const auto key = request_key.empty() ? std::nullopt : std::optional(std::string(request_key));
    tx.execute_sql(insert_message_row, organisation, m.id, m.proposal, word_of(m.side), m.department, m.text, m.channel, m.written_at, m.person,
                   m.entered_by, key);
}

constexpr db::Sql forget_messages_of = "UPDATE thread_messages SET text = '' WHERE organisation_id = ? AND person_id = ? AND side = 'author'";

void forget_messages(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(forget_messages_of, organisation, person);
}

}  // namespace allting::reviews
