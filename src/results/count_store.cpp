#include "results/count_store.hpp"

#include "algorithms/allocation/count.hpp"
#include "core/check.hpp"
#include "core/text.hpp"
#include "platform/json/json.hpp"

namespace allting::results {
namespace {

constexpr db::Sql select_count =
    "SELECT counted_at, rule, satisfaction, input_hash, ballots_count, blank_count, ties,"
    " completion, tie_rule, lot_seed, score_min FROM counts"
    " WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql select_pots =
    "SELECT c.pot_id, c.ballots_count, c.spent FROM count_pots c"
    " JOIN pots p ON p.organisation_id = c.organisation_id AND p.id = c.pot_id"
    " WHERE c.organisation_id = ? AND c.process_id = ? ORDER BY p.sort, c.pot_id";
constexpr db::Sql select_rows =
    "SELECT c.project_id, c.pot_id, c.votes, c.score, c.rank, c.won, c.explanation FROM count_rows c"
    " JOIN pots p ON p.organisation_id = c.organisation_id AND p.id = c.pot_id"
    " WHERE c.organisation_id = ? AND c.process_id = ? ORDER BY p.sort, c.pot_id, c.rank";
constexpr db::Sql select_row =
    "SELECT project_id, pot_id, votes, score, rank, won, explanation FROM count_rows"
    " WHERE organisation_id = ? AND process_id = ? AND project_id = ?";
constexpr db::Sql select_exists = "SELECT 1 FROM counts WHERE organisation_id = ? AND process_id = ?";

constexpr db::Sql select_summary =
    "SELECT (SELECT COUNT(*) FROM count_rows r WHERE r.organisation_id = c.organisation_id AND r.process_id = c.process_id AND r.won = 1),"
    " (SELECT SUM(p.spent) FROM count_pots p WHERE p.organisation_id = c.organisation_id AND p.process_id = c.process_id),"
    " (SELECT COUNT(*) FROM decisions d WHERE d.organisation_id = c.organisation_id AND d.process_id = c.process_id)"
    " FROM counts c WHERE c.organisation_id = ? AND c.process_id = ?";

constexpr db::Sql delete_count = "DELETE FROM counts WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql delete_pots = "DELETE FROM count_pots WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql delete_rows = "DELETE FROM count_rows WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql insert_count =
    "INSERT INTO counts (organisation_id, process_id, counted_at, rule, satisfaction, input_hash, ballots_count, blank_count, ties,"
    " completion, tie_rule, lot_seed, score_min) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql insert_pot =
    "INSERT INTO count_pots (organisation_id, process_id, pot_id, ballots_count, spent) VALUES (?, ?, ?, ?, ?)";
constexpr db::Sql insert_row =
    "INSERT INTO count_rows (organisation_id, process_id, project_id, pot_id, votes, score, rank, won, explanation)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// Money stands in öre here, unlike in the JSON that programs read.
std::string text_of(const Explanation& why) {
    json::Object members{{"reason", allocation::name_of(why.reason)}, {"money_at_turn", why.money_at_turn.ore}};
    if (why.winning_cost) members.emplace_back("winning_cost", why.winning_cost->ore);
    if (why.score_missing) members.emplace_back("score_missing", *why.score_missing);
    if (!why.price_exact.empty()) {
        members.emplace_back("price", why.price.ore);
        members.emplace_back("price_exact", why.price_exact);
    }
    return json::to_text(members);
}

Explanation explanation_from_text(std::string_view text) {
    const auto parsed = json::parse(text);
    CHECK(parsed.ok());
    const json::Value& object = parsed.value();
    const auto number = [&](std::string_view name) -> std::optional<std::int64_t> {
        const auto* const value = object.find(name);
        return value && value->integer() ? std::optional(*value->integer()) : std::nullopt;
    };
    Explanation why;
    const auto* const reason = object.find("reason");
    CHECK(reason && reason->text());
    const auto known = allocation::reason_named(*reason->text());
    CHECK(known);
    why.reason = *known;
    why.money_at_turn = {number("money_at_turn").value_or(0)};
    if (const auto cost = number("winning_cost")) why.winning_cost = Money{*cost};
    why.score_missing = number("score_missing");
    why.price = {number("price").value_or(0)};
    if (const auto* const exact = object.find("price_exact"); exact && exact->text()) why.price_exact = *exact->text();
    return why;
}

/// "3,7;12,5": groups of equal projects.
std::string text_of(const std::vector<std::vector<ProjectId>>& ties) {
    std::string text;
    for (const auto& equals : ties) {
        if (!text.empty()) text += ';';
        for (std::size_t i = 0; i < equals.size(); ++i) text += (i ? "," : "") + std::to_string(equals[i].value);
    }
    return text;
}

std::vector<std::vector<ProjectId>> ties_from_text(std::string_view text) {
    std::vector<std::vector<ProjectId>> ties;
    if (text.empty()) return ties;
    for (const auto group : split(text, ';')) {
        auto& equals = ties.emplace_back();
        for (const auto id : split(group, ',')) equals.push_back({integer_from_text(id).value_or(0)});
    }
    return ties;
}

/// A word that only this program writes: anything else means damaged rows.
template <class Word>
Word stored(std::optional<Word> word) {
    CHECK(word.has_value());
    return *word;
}

processes::Allocation allocation_in(db::Rows& rows) {
    return {.rule = stored(allocation::rule_named(rows.get<std::string>(1))),
            .satisfaction = stored(processes::satisfaction_from_word(rows.get<std::string>(2))),
            .completion = stored(processes::completion_from_word(rows.get<std::string>(7))),
            .ties = stored(processes::tie_rule_from_word(rows.get<std::string>(8))),
            .lot_seed = rows.get<std::string>(9),
            .score_min = rows.get<std::int64_t>(10)};
}

ProjectCount row_to_project_count(db::Rows& rows) {
    return {.project = rows.get<ProjectId>(0),
            .pot = rows.get<PotId>(1),
            .votes = rows.get<std::int64_t>(2),
            .score = rows.get<std::int64_t>(3),
            .rank = rows.get<std::int64_t>(4),
            .won = rows.get<bool>(5),
            .why = explanation_from_text(rows.get<std::string>(6))};
}

}  // namespace

std::optional<Count> find_count(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    Count count;
    count.process = process;
    {
        auto rows = connection.query(select_count, organisation, process);
        if (!rows.next()) return std::nullopt;
        count.counted_at = rows.get<Instant>(0);
        count.allocation = allocation_in(rows);
        count.input_hash = rows.get<std::string>(3);
        count.ballots_count = rows.get<std::int64_t>(4);
        count.blank_count = rows.get<std::int64_t>(5);
        count.ties = ties_from_text(rows.get<std::string>(6));
    }
    for (auto rows = connection.query(select_pots, organisation, process); rows.next();) {
        count.pots.push_back({rows.get<PotId>(0), rows.get<std::int64_t>(1), rows.get<Money>(2)});
    }
    for (auto rows = connection.query(select_rows, organisation, process); rows.next();) {
        count.projects.push_back(row_to_project_count(rows));
    }
    return count;
}

bool is_counted(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    return connection.query(select_exists, organisation, process).next();
}

std::optional<ProjectCount> find_project_count(db::Connection& connection, OrganisationId organisation,
                                               ProcessId process, ProjectId project) {
    auto rows = connection.query(select_row, organisation, process, project);
    if (!rows.next()) return std::nullopt;
    return row_to_project_count(rows);
}

std::optional<CountSummary> find_count_summary(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_summary, organisation, process);
    if (!rows.next()) return std::nullopt;
    return CountSummary{.winners_count = rows.get<std::int64_t>(0), .spent = rows.get<Money>(1), .is_decided = rows.get<std::int64_t>(2) > 0};
}

void replace_count(db::Transaction& tx, OrganisationId organisation, const Count& count) {
    tx.execute_sql(delete_rows, organisation, count.process);
    tx.execute_sql(delete_pots, organisation, count.process);
    tx.execute_sql(delete_count, organisation, count.process);
    const processes::Allocation& chosen = count.allocation;
    tx.execute_sql(insert_count, organisation, count.process, count.counted_at, allocation::name_of(chosen.rule),
                   allocation::name_of(chosen.satisfaction), count.input_hash, count.ballots_count, count.blank_count,
                   text_of(count.ties), allocation::name_of(chosen.completion), allocation::name_of(chosen.ties),
                   chosen.lot_seed, chosen.score_min);
    for (const PotCount& pot : count.pots) {
        tx.execute_sql(insert_pot, organisation, count.process, pot.pot, pot.ballots_count, pot.spent);
    }
    for (const ProjectCount& row : count.projects) {
        tx.execute_sql(insert_row, organisation, count.process, row.project, row.pot, row.votes, row.score, row.rank,
                       row.won ? 1 : 0, text_of(row.why));
    }
}

}  // namespace allting::results
