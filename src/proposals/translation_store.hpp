// Translations as rows. Reads for everyone above; writes only for translation_actions.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/project.hpp"
#include "proposals/translation.hpp"

namespace allting::proposals {

/// By language.
std::vector<Translation> list_translations(db::Connection& connection, OrganisationId organisation, ProposalId proposal);

/// The projects as somebody reads them who has `language`: those of ideas that have a translation into it, read by a person,
/// with its title and the beginning of its text; the others as they are.
std::vector<Project> translated(db::Connection& connection, OrganisationId organisation, ProcessId process, std::vector<Project> projects,
                                std::string_view language);

/// In place of an earlier one in the same language.
void put_translation(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, const Translation& translation);
void delete_translation(db::Transaction& tx, OrganisationId organisation, ProposalId proposal, std::string_view language);

}  // namespace allting::proposals
