#include "processes/process_store.hpp"

#include <algorithm>
#include <unordered_map>

#include "algorithms/allocation/count.hpp"
#include "core/text.hpp"

namespace allting::processes {
namespace {

std::string join(const std::vector<std::string>& words) {
    std::string joined;
    for (const std::string& word : words) {
        if (!joined.empty()) joined += ',';
        joined += word;
    }
    return joined;
}

std::string join(WaySet ways) {
    std::vector<std::string> words;
    for (const Way way : ways.list()) words.emplace_back(word_of(way));
    return join(words);
}

std::vector<std::string> words_of(std::string_view joined) {
    std::vector<std::string> words;
    for (const std::string_view word : split(joined, ',')) {
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

/// A word that only this program writes: anything else means damaged rows.
template <class Kind>
Kind stored(std::optional<Kind> kind) {
    CHECK(kind.has_value());
    return *kind;
}

Process process_in(db::Rows& rows) {
    Process process;
    process.id = rows.get<ProcessId>(0);
    process.template_name = rows.get<std::string>(1);
    process.published = rows.get<std::string_view>(2) == "published";
    process.currency = rows.get<std::string>(3);
    process.relations = words_of(rows.get<std::string_view>(4));
    process.age_min = rows.get<int>(5);
    process.ballot_kind = stored(ballot_kind_from_word(rows.get<std::string_view>(6)));
    process.marks_max = rows.get<int>(7);
    process.allocation.rule = stored(allocation::rule_named(rows.get<std::string_view>(8)));
    process.cost_max = rows.get<std::optional<Money>>(9);
    process.languages = words_of(rows.get<std::string_view>(10));
    process.picture = rows.get<PictureId>(11);
    process.drawing = rows.get<std::string>(12);
    process.rules_hash = rows.get<std::optional<std::string>>(13);
    process.version = rows.get<std::int64_t>(14);
    process.allocation.satisfaction = stored(satisfaction_from_word(rows.get<std::string_view>(15)));
    process.allocation.completion = stored(completion_from_word(rows.get<std::string_view>(16)));
    process.allocation.ties = stored(tie_rule_from_word(rows.get<std::string_view>(17)));
    process.allocation.lot_seed = rows.get<std::string>(18);
    process.allocation.score_min = rows.get<std::int64_t>(19);
    process.publication = stored(publication_from_word(rows.get<std::string_view>(20)));
    process.challenge_days = rows.get<int>(21);
    process.keepers = stored(keepers_from_word(rows.get<std::string_view>(22)));
    process.ways = {};
    for (const std::string& word : words_of(rows.get<std::string_view>(23))) process.ways.add(stored(way_from_word(word)));
    process.standing = stored(standing_from_word(rows.get<std::string_view>(24)));
    return process;
}

// In the three readers below column 0 is the process, so that one and all are read alike.
ProcessTexts texts_in(db::Rows& rows) {
    return {.language = rows.get<std::string>(1), .title = rows.get<std::string>(2), .summary = rows.get<std::string>(3),
            .about = rows.get<std::string>(4), .criteria = rows.get<std::string>(5), .decider = rows.get<std::string>(6),
            .promise = rows.get<std::string>(7)};
}

Phase phase_in(db::Rows& rows) {
    return {.kind = stored(phase_from_word(rows.get<std::string_view>(1))), .opens = rows.get<Instant>(2), .closes = rows.get<Instant>(3)};
}

Pot pot_in(db::Rows& rows) {
    return {.id = rows.get<PotId>(1), .area = rows.get<AreaId>(2), .name = rows.get<std::string>(3), .amount = rows.get<Money>(4)};
}

void put_in_order(Process& process) {
    std::ranges::stable_sort(process.texts, {}, [](const ProcessTexts& text) { return text.language != "sv"; });
    std::ranges::sort(process.phases, {}, [](const Phase& phase) { return std::pair(phase.opens, phase.kind); });
}

constexpr db::Sql select_process{
    "SELECT id, template, state, currency, relations, age_min, ballot_kind, marks_max, allocation_rule, cost_max, languages,"
    " picture_id, drawing, rules_hash, version, satisfaction, completion, ties, lot_seed, score_min, publication, challenge_days, keepers, ways, standing FROM processes WHERE organisation_id = ? AND id = ?"};
constexpr db::Sql select_texts{
    "SELECT process_id, language, title, summary, about, criteria, decider, promise FROM process_texts"
    " WHERE organisation_id = ? AND process_id = ? ORDER BY language"};
constexpr db::Sql select_phases{
    "SELECT process_id, kind, opens_at, closes_at FROM phases WHERE organisation_id = ? AND process_id = ?"};
constexpr db::Sql select_pots{
    "SELECT process_id, id, area_id, name, amount FROM pots WHERE organisation_id = ? AND process_id = ? ORDER BY sort, id"};

}  // namespace

std::optional<Process> find_process(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    Process process;
    {
        auto rows = connection.query(select_process, organisation, id);
        if (!rows.next()) return std::nullopt;
        process = process_in(rows);
    }
    for (auto rows = connection.query(select_texts, organisation, id); rows.next();) process.texts.push_back(texts_in(rows));
    for (auto rows = connection.query(select_phases, organisation, id); rows.next();) process.phases.push_back(phase_in(rows));
    for (auto rows = connection.query(select_pots, organisation, id); rows.next();) process.pots.push_back(pot_in(rows));
    put_in_order(process);
    return process;
}

namespace {

constexpr db::Sql select_all_processes{
    "SELECT id, template, state, currency, relations, age_min, ballot_kind, marks_max, allocation_rule, cost_max, languages,"
    " picture_id, drawing, rules_hash, version, satisfaction, completion, ties, lot_seed, score_min, publication, challenge_days, keepers, ways, standing FROM processes WHERE organisation_id = ? ORDER BY id DESC"};
constexpr db::Sql select_all_texts{
    "SELECT process_id, language, title, summary, about, criteria, decider, promise FROM process_texts"
    " WHERE organisation_id = ? ORDER BY process_id, language"};
constexpr db::Sql select_all_phases{"SELECT process_id, kind, opens_at, closes_at FROM phases WHERE organisation_id = ?"};
constexpr db::Sql select_all_pots{
    "SELECT process_id, id, area_id, name, amount FROM pots WHERE organisation_id = ? ORDER BY process_id, sort, id"};

}  // namespace

std::vector<Process> list_processes(db::Connection& connection, OrganisationId organisation) {
    std::vector<Process> processes;
    for (auto rows = connection.query(select_all_processes, organisation); rows.next();) processes.push_back(process_in(rows));
    std::unordered_map<ProcessId, Process*> by_id;
    for (Process& each : processes) by_id.emplace(each.id, &each);
    const auto owner = [&](db::Rows& rows) -> Process& { return *by_id.at(rows.get<ProcessId>(0)); };
    for (auto rows = connection.query(select_all_texts, organisation); rows.next();) owner(rows).texts.push_back(texts_in(rows));
    for (auto rows = connection.query(select_all_phases, organisation); rows.next();) owner(rows).phases.push_back(phase_in(rows));
    for (auto rows = connection.query(select_all_pots, organisation); rows.next();) owner(rows).pots.push_back(pot_in(rows));
    for (Process& each : processes) put_in_order(each);
    return processes;
}

std::optional<std::string> find_manifest(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    static constexpr db::Sql select_manifest{"SELECT manifest FROM manifests WHERE organisation_id = ? AND process_id = ?"};
    auto rows = connection.query(select_manifest, organisation, id);
    if (!rows.next()) return std::nullopt;
    return rows.get<std::string>(0);
}

std::vector<ProcessId> list_processes_to_freeze(db::Connection& connection, OrganisationId organisation, Instant now) {
    static constexpr db::Sql select_unfrozen{
        "SELECT p.id FROM processes p JOIN phases v ON v.organisation_id = p.organisation_id AND v.process_id = p.id AND v.kind = 'vote'"
        " WHERE p.organisation_id = ? AND p.state = 'published' AND p.rules_hash IS NULL AND v.opens_at <= ? ORDER BY p.id"};
    std::vector<ProcessId> ids;
    for (auto rows = connection.query(select_unfrozen, organisation, now); rows.next();) ids.push_back(rows.get<ProcessId>(0));
    return ids;
}

namespace {

constexpr db::Sql insert_texts_row{
    "INSERT INTO process_texts (organisation_id, process_id, language, title, summary, about, criteria, decider, promise)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
constexpr db::Sql insert_phase_row{
    "INSERT INTO phases (organisation_id, process_id, kind, opens_at, closes_at) VALUES (?, ?, ?, ?, ?)"};
constexpr db::Sql insert_pot_row{
    "INSERT INTO pots (organisation_id, id, process_id, area_id, name, amount, sort) VALUES (?, ?, ?, ?, ?, ?, ?)"};

void insert_parts(db::Transaction& tx, OrganisationId organisation, const Process& process) {
    for (const ProcessTexts& text : process.texts)
        tx.execute_sql(insert_texts_row, organisation, process.id, text.language, text.title, text.summary, text.about,
                       text.criteria, text.decider, text.promise);
    for (const Phase& phase : process.phases)
        tx.execute_sql(insert_phase_row, organisation, process.id, word_of(phase.kind), phase.opens, phase.closes);
    std::int64_t sort = 0;
    for (const Pot& pot : process.pots)
        tx.execute_sql(insert_pot_row, organisation, pot.id, process.id, pot.area, pot.name, pot.amount, sort++);
}

constexpr db::Sql delete_texts{"DELETE FROM process_texts WHERE organisation_id = ? AND process_id = ?"};
constexpr db::Sql delete_phases{"DELETE FROM phases WHERE organisation_id = ? AND process_id = ?"};
constexpr db::Sql delete_pots{"DELETE FROM pots WHERE organisation_id = ? AND process_id = ?"};

}  // namespace

void insert_process(db::Transaction& tx, OrganisationId organisation, const Process& process, Instant now) {
    static constexpr db::Sql insert_row{
        "INSERT INTO processes (organisation_id, id, template, state, currency, relations, age_min, ballot_kind, marks_max,"
        " allocation_rule, satisfaction, completion, ties, lot_seed, score_min, publication, challenge_days, keepers, ways, standing, cost_max, languages, picture_id, drawing, created_at, version)"
        " VALUES (?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"};
    const Allocation& chosen = process.allocation;
    tx.execute_sql(insert_row, organisation, process.id, process.template_name, process.currency, join(process.relations),
                   process.age_min, word_of(process.ballot_kind), process.marks_max, allocation::name_of(chosen.rule),
                   allocation::name_of(chosen.satisfaction), allocation::name_of(chosen.completion),
                   allocation::name_of(chosen.ties), chosen.lot_seed, chosen.score_min, word_of(process.publication), process.challenge_days, word_of(process.keepers),
                   join(process.ways), word_of(process.standing),
                   process.cost_max, join(process.languages), process.picture, process.drawing, now);
    insert_parts(tx, organisation, process);
}

bool replace_plan(db::Transaction& tx, OrganisationId organisation, const Process& process) {
    static constexpr db::Sql update_row{
        "UPDATE processes SET currency = ?, relations = ?, age_min = ?, ballot_kind = ?, marks_max = ?, allocation_rule = ?,"
        " satisfaction = ?, completion = ?, ties = ?, lot_seed = ?, score_min = ?, publication = ?, challenge_days = ?, keepers = ?, ways = ?, standing = ?, cost_max = ?, languages = ?, picture_id = ?, drawing = ?, version = version + 1"
        " WHERE organisation_id = ? AND id = ? AND version = ?"};
    const Allocation& chosen = process.allocation;
    const auto changed = tx.execute_sql(
        update_row, process.currency, join(process.relations), process.age_min, word_of(process.ballot_kind), process.marks_max,
        allocation::name_of(chosen.rule), allocation::name_of(chosen.satisfaction), allocation::name_of(chosen.completion),
        allocation::name_of(chosen.ties), chosen.lot_seed, chosen.score_min, word_of(process.publication), process.challenge_days, word_of(process.keepers),
        join(process.ways), word_of(process.standing),
        process.cost_max, join(process.languages), process.picture, process.drawing,
        organisation, process.id, process.version);
    if (changed == 0) return false;
    tx.execute_sql(delete_texts, organisation, process.id);
    tx.execute_sql(delete_phases, organisation, process.id);
    tx.execute_sql(delete_pots, organisation, process.id);
    insert_parts(tx, organisation, process);
    return true;
}

void mark_published(db::Transaction& tx, OrganisationId organisation, ProcessId id, Instant now) {
    static constexpr db::Sql update_state{
        "UPDATE processes SET state = 'published', published_at = ? WHERE organisation_id = ? AND id = ? AND state = 'draft'"};
    tx.execute_sql(update_state, now, organisation, id);
}

void move_phase(db::Transaction& tx, OrganisationId organisation, ProcessId id, const Phase& phase) {
    static constexpr db::Sql update_phase{"UPDATE phases SET opens_at = ?, closes_at = ? WHERE organisation_id = ? AND process_id = ? AND kind = ?"};
    static constexpr db::Sql count_up{"UPDATE processes SET version = version + 1 WHERE organisation_id = ? AND id = ?"};
    tx.execute_sql(update_phase, phase.opens, phase.closes, organisation, id, word_of(phase.kind));
    tx.execute_sql(count_up, organisation, id);
}

bool insert_manifest(db::Transaction& tx, OrganisationId organisation, ProcessId id, const std::string& manifest,
                     const std::string& hash, Instant now) {
    static constexpr db::Sql insert_row{
        "INSERT INTO manifests (organisation_id, process_id, manifest, frozen_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (organisation_id, process_id) DO NOTHING"};
    static constexpr db::Sql update_hash{"UPDATE processes SET rules_hash = ?, version = version + 1 WHERE organisation_id = ? AND id = ?"};
    if (tx.execute_sql(insert_row, organisation, id, manifest, now) == 0) return false;
    tx.execute_sql(update_hash, hash, organisation, id);
    return true;
}

}  // namespace allting::processes
