#include "proposals/translation_store.hpp"

#include <algorithm>
#include <map>

#include "core/text.hpp"

namespace allting::proposals {

constexpr db::Sql select_translations = R"(
    SELECT language, title, body, made, revision, made_by, made_at
    FROM translations WHERE organisation_id = ? AND proposal_id = ? ORDER BY language)";

std::vector<Translation> list_translations(db::Connection& connection, OrganisationId organisation, ProposalId proposal) {
    std::vector<Translation> translations;
    auto rows = connection.query(select_translations, organisation, proposal);
    while (rows.next())
        translations.push_back({.language = rows.get<std::string>(0), .title = rows.get<std::string>(1), .body = rows.get<std::string>(2),
                                .made = made_from_word(rows.get<std::string>(3)).value_or(Made::by_machine), .revision = rows.get<std::int64_t>(4),
                                .made_by = rows.get<PersonId>(5), .made_at = rows.get<Instant>(6)});
    return translations;
}

constexpr db::Sql select_of_projects = R"(
    SELECT p.id, t.title, t.body
    FROM projects p JOIN translations t ON t.organisation_id = p.organisation_id AND t.proposal_id = p.proposal_id
    WHERE p.organisation_id = ? AND p.process_id = ? AND t.language = ? AND t.made <> 'by_machine')";

std::vector<Project> translated(db::Connection& connection, OrganisationId organisation, ProcessId process, std::vector<Project> projects,
                                std::string_view language) {
    if (std::ranges::all_of(projects, [&](const Project& project) { return project.language == language; })) return projects;
    std::map<ProjectId, std::pair<std::string, std::string>> words;
    auto rows = connection.query(select_of_projects, organisation, process, language);
    while (rows.next()) words[rows.get<ProjectId>(0)] = {rows.get<std::string>(1), rows.get<std::string>(2)};
    for (Project& project : projects) {
        const auto found = words.find(project.id);
        if (found == words.end() || project.language == language) continue;
        project.title = found->second.first;
        project.summary = shorten(found->second.second, project_summary_characters_max);
        project.language = language;
    }
    return projects;
}

constexpr db::Sql upsert_translation = R"(
    INSERT INTO translations (organisation_id, proposal_id, language, title, body, made, revision, made_by, made_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, proposal_id, language) DO UPDATE SET title = excluded.title, body = excluded.body,
        made = excluded.made, revision = excluded.revision, made_by = excluded.made_by, made_at = excluded.made_at)";

void put_translation(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, const Translation& t) {
    tx.execute_sql(upsert_translation, organisation, proposal, t.language, t.title, t.body, word_of(t.made), t.revision, t.made_by, t.made_at);
}

constexpr db::Sql delete_translation_row = "DELETE FROM translations WHERE organisation_id = ? AND proposal_id = ? AND language = ?";

void delete_translation(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, std::string_view language) {
    tx.execute_sql(delete_translation_row, organisation, proposal, language);
}

}  // namespace allting::proposals
