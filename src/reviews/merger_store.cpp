#include "reviews/merger_store.hpp"

#include "core/check.hpp"

namespace allting::reviews {
namespace {

constexpr db::Sql select_parts = R"(
    SELECT proposal_id, answer, due_at, answered_at, channel, words FROM merger_parts
    WHERE organisation_id = ? AND merger_id = ? ORDER BY proposal_id)";

void load_parts(db::Connection& connection, OrganisationId organisation, Merger& into) {
    auto rows = connection.query(select_parts, organisation, into.id);
    while (rows.next()) {
        const auto answer = merger_answer_from_word(rows.get<std::string_view>(1));
        CHECK(answer.has_value());
        into.parts.push_back({.proposal = rows.get<ProposalId>(0), .answer = *answer, .due_at = rows.get<Instant>(2),
                              .answered_at = rows.get<std::optional<Instant>>(3), .channel = rows.get<std::string>(4),
                              .words = rows.get<std::string>(5)});
    }
}

/// The columns that all three statements list.
Merger merger_from(db::Rows& rows) {
    const auto state = merger_state_from_word(rows.get<std::string_view>(6));
    CHECK(state.has_value());
    return {.id = rows.get<MergerId>(0), .process = rows.get<ProcessId>(1),
            .wording = {rows.get<std::string>(2), rows.get<std::string>(3), rows.get<std::string>(4)},
            .explanation = rows.get<std::string>(5), .state = *state, .proposed_at = rows.get<Instant>(7),
            .proposed_by = rows.get<PersonId>(8), .ended_at = rows.get<std::optional<Instant>>(9), .result = rows.get<ProposalId>(10)};
}

/// The rows end with this: a connection runs one statement at a time.
std::vector<Merger> read_all(db::Rows rows) {
    std::vector<Merger> mergers;
    while (rows.next()) mergers.push_back(merger_from(rows));
    return mergers;
}

std::vector<Merger> with_parts(db::Connection& connection, OrganisationId organisation, std::vector<Merger> mergers) {
    for (Merger& merger : mergers) load_parts(connection, organisation, merger);
    return mergers;
}

}  // namespace

constexpr db::Sql select_merger = R"(
    SELECT id, process_id, title, body, place, explanation, state, proposed_at, proposed_by, ended_at, result_id
    FROM mergers WHERE organisation_id = ? AND id = ?)";

std::optional<Merger> find_merger(db::Connection& connection, OrganisationId organisation, MergerId id) {
    auto found = with_parts(connection, organisation, read_all(connection.query(select_merger, organisation, id)));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

constexpr db::Sql select_mergers = R"(
    SELECT id, process_id, title, body, place, explanation, state, proposed_at, proposed_by, ended_at, result_id
    FROM mergers WHERE organisation_id = ? AND process_id = ? ORDER BY id DESC)";

std::vector<Merger> list_mergers(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    return with_parts(connection, organisation, read_all(connection.query(select_mergers, organisation, process)));
}

constexpr db::Sql select_mergers_of = R"(
    SELECT id, process_id, title, body, place, explanation, state, proposed_at, proposed_by, ended_at, result_id
    FROM mergers m WHERE m.organisation_id = ? AND (m.result_id = ? OR EXISTS (
        SELECT 1 FROM merger_parts p WHERE p.organisation_id = m.organisation_id AND p.merger_id = m.id AND p.proposal_id = ?))
    ORDER BY id DESC)";

std::vector<Merger> list_mergers_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    return with_parts(connection, organisation, read_all(connection.query(select_mergers_of, organisation, proposal, proposal)));
}

constexpr db::Sql insert_merger_row = R"(
    INSERT INTO mergers (organisation_id, id, process_id, title, body, place, explanation, state, proposed_at, proposed_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";
constexpr db::Sql insert_part_row = R"(
    INSERT INTO merger_parts (organisation_id, merger_id, proposal_id, answer, due_at, channel, words)
    VALUES (?, ?, ?, ?, ?, '', ''))";

void insert_merger(db::Transaction& tx, OrganisationId organisation, const Merger& merger) {
    tx.execute_sql(insert_merger_row, organisation, merger.id, merger.process, merger.wording.title, merger.wording.body,
                   merger.wording.place, merger.explanation, word_of(merger.state), merger.proposed_at, merger.proposed_by);
    for (const MergerPart& part : merger.parts)
        tx.execute_sql(insert_part_row, organisation, merger.id, part.proposal, word_of(part.answer), part.due_at);
}

constexpr db::Sql update_merger_row = R"(
    UPDATE mergers SET state = ?, ended_at = ?, result_id = ? WHERE organisation_id = ? AND id = ? AND state = ?)";

bool update_merger(db::Transaction& tx, OrganisationId organisation, const Merger& merger, MergerState from) {
    return tx.execute_sql(update_merger_row, word_of(merger.state), merger.ended_at, merger.result, organisation, merger.id, word_of(from)) == 1;
}

constexpr db::Sql update_part_row = R"(
    UPDATE merger_parts SET answer = ?, answered_at = ?, channel = ?, words = ?
    WHERE organisation_id = ? AND merger_id = ? AND proposal_id = ? AND answer = ?)";

bool update_part(db::Transaction& tx, OrganisationId organisation, MergerId merger, const MergerPart& part, MergerAnswer from) {
    return tx.execute_sql(update_part_row, word_of(part.answer), part.answered_at, part.channel, part.words, organisation, merger,
                          part.proposal, word_of(from)) == 1;
}

}  // namespace allting::reviews
