// Needs as rows. Reads for everyone above; writes only for need_actions.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "needs/need.hpp"
#include "platform/db/database.hpp"

namespace allting::needs {

std::optional<Need> find_need(db::Connection& connection, OrganisationId organisation, NeedId id);
/// The need that an idea belongs to.
std::optional<Need> find_need_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal);

/// A need as a line of the list.
struct NeedLine {
    Need of = {};
    std::string area_name = {}, department_name = {};  // "" = none
    std::int64_t ideas = 0;
};
/// All of them, newest first.
std::vector<NeedLine> list_needs(db::Connection& connection, OrganisationId organisation);
/// Changed at or after an instant, in the order of change; for the search index.
std::vector<Need> list_changed_needs(db::Connection& connection, OrganisationId organisation, Instant since, std::int64_t count);

/// An idea of a need. Has no place when its author's identity is protected.
struct NeedIdea {
    NeedId need = {};
    ProposalId proposal = {};
    proposals::State state = {};
    std::string title = {}, language = "sv";
    std::optional<double> latitude = {}, longitude = {};
};
std::vector<NeedIdea> list_ideas(db::Connection& connection, OrganisationId organisation, NeedId need);
/// Of every need, with a place alone: for the map.
std::vector<NeedIdea> list_placed_ideas(db::Connection& connection, OrganisationId organisation);
std::vector<Report> list_reports(db::Connection& connection, OrganisationId organisation, NeedId need);  // oldest first

void insert_need(db::Transaction& tx, OrganisationId organisation, const Need& need);
/// Over the version it was read as; false when somebody else has changed it since.
bool update_need(db::Transaction& tx, OrganisationId organisation, const Need& changed);
/// False when the idea belongs to a need already.
bool insert_idea(db::Transaction& tx, OrganisationId organisation, NeedId need, ProposalId proposal, Instant now);
bool delete_idea(db::Transaction& tx, OrganisationId organisation, NeedId need, ProposalId proposal);
void insert_report(db::Transaction& tx, OrganisationId organisation, NeedId need, const Report& report);

}  // namespace allting::needs
