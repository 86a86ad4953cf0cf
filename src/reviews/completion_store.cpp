#include "reviews/completion_store.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "core/text.hpp"

namespace allting::reviews {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> apart(std::string_view text) {
    std::vector<std::string> words;
    for (const auto word : split(text, ' '))
        if (!word.empty()) words.emplace_back(word);
    return words;
}

/// The columns that each select of this file lists.
Completion completion_from(db::Rows& rows) {
    const auto state = completion_state_from_word(rows.get<std::string_view>(5));
    CHECK(state.has_value());  // only our own words are in this column
    return {.id = rows.get<CompletionId>(0), .in_case = rows.get<CaseId>(1), .proposal = rows.get<ProposalId>(2),
            .faults = apart(rows.get<std::string_view>(3)), .mend = rows.get<std::string>(4), .state = *state,
            .asked_at = rows.get<Instant>(6), .due_at = rows.get<Instant>(7), .reminded_at = rows.get<std::optional<Instant>>(8),
            .answered_at = rows.get<std::optional<Instant>>(9),
            .wording = {rows.get<std::string>(10), rows.get<std::string>(11), rows.get<std::string>(12)},
            .words = rows.get<std::string>(13), .channel = rows.get<std::string>(14), .entered_by = rows.get<PersonId>(15)};
}

}  // namespace

constexpr db::Sql select_completions = R"(
    SELECT id, case_id, proposal_id, faults, mend, state, asked_at, due_at, reminded_at, answered_at, title, body, place, words, channel, entered_by
    FROM completions WHERE organisation_id = ? AND proposal_id = ? ORDER BY id)";

std::vector<Completion> list_completions(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    std::vector<Completion> all;
    for (auto rows = connection.query(select_completions, organisation, proposal); rows.next();) all.push_back(completion_from(rows));
    return all;
}

constexpr db::Sql select_completion = R"(
    SELECT id, case_id, proposal_id, faults, mend, state, asked_at, due_at, reminded_at, answered_at, title, body, place, words, channel, entered_by
    FROM completions WHERE organisation_id = ? AND id = ?)";

std::optional<Completion> find_completion(db::Connection& connection, OrganisationId organisation, CompletionId id) {
    auto rows = connection.query(select_completion, organisation, id);
    if (!rows.next()) return std::nullopt;
    return completion_from(rows);
}

constexpr db::Sql select_asked_completions = R"(
    SELECT id, case_id, proposal_id, faults, mend, state, asked_at, due_at, reminded_at, answered_at, title, body, place, words, channel, entered_by
    FROM completions WHERE organisation_id = ? AND state = 'asked' ORDER BY due_at, id)";

std::vector<Completion> list_asked_completions(db::Connection& connection, OrganisationId organisation) {
    std::vector<Completion> all;
    for (auto rows = connection.query(select_asked_completions, organisation); rows.next();) all.push_back(completion_from(rows));
    return all;
}

bool has_silent_completion(db::Connection& connection, OrganisationId organisation, Instant now) {
    return std::ranges::any_of(list_asked_completions(connection, organisation),
                               [&](const Completion& completion) { return silence_of(completion, now) != Silence::none; });
}

constexpr db::Sql insert_completion_row = R"(
    INSERT INTO completions (organisation_id, id, case_id, proposal_id, faults, mend, state, asked_at, due_at, title, body, place, words, channel)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', ''))";

void insert_completion(db::Transaction& tx, OrganisationId organisation, const Completion& c) {
    tx.execute_sql(insert_completion_row, organisation, c.id, c.in_case, c.proposal, joined(c.faults), c.mend, word_of(c.state), c.asked_at, c.due_at);
}

constexpr db::Sql update_completion_row = R"(
    UPDATE completions SET state = ?, reminded_at = ?, answered_at = ?, title = ?, body = ?, place = ?, words = ?, channel = ?, entered_by = ?
    WHERE organisation_id = ? AND id = ? AND state = ?)";

bool update_completion(db::Transaction& tx, OrganisationId organisation, const Completion& c, CompletionState was) {
    return tx.execute_sql(update_completion_row, word_of(c.state), c.reminded_at, c.answered_at, c.wording.title, c.wording.body,
                          c.wording.place, c.words, c.channel, c.entered_by, organisation, c.id, word_of(was)) == 1;
}

constexpr db::Sql update_withdrawn_completions =
    "UPDATE completions SET state = 'withdrawn' WHERE organisation_id = ? AND proposal_id = ? AND state = 'asked'";

void withdraw_completions(db::Transaction& tx, OrganisationId organisation, ProposalId proposal) {
    tx.execute_sql(update_withdrawn_completions, organisation, proposal);
}

}  // namespace allting::reviews
