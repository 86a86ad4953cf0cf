// What the pages of needs show: read in one snapshot, written by nobody.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "needs/need_store.hpp"
#include "people/visit.hpp"
#include "places/place.hpp"
#include "platform/page/map.hpp"

namespace allting::needs {

/// Filters of the list: a state, or what is overdue.
struct NeedQuery {
    AreaId area = {};
    DepartmentId department = {};
    std::string people = {};  // "" = everybody
    std::string state = {};   // word of a state, "overdue" or "" = all
    std::int64_t page = 1;
};
NeedQuery read_need_query(const http::Input& query);  // unknown → all

struct NeedListView {
    NeedQuery query = {};
    std::vector<NeedLine> lines = {};    // of this page
    std::vector<NeedLine> overdue = {};  // public debt: of all, longest overdue first
    std::vector<page::MapPoint> points = {};
    std::vector<page::MapArea> map_areas = {};
    std::vector<places::Area> areas = {};
    std::vector<places::Department> departments = {};
    std::int64_t count = 0, pages = 1;
    DepartmentId own_department = {};
    bool may_keep = false;
    std::string tile_url = {}, tile_attribution = {};
};
NeedListView load_needs(const people::Visit& visit, db::Connection& connection);

struct NeedView {
    Need of = {};
    std::string area_name = {}, department_name = {};
    std::vector<NeedIdea> ideas = {};
    struct Told {
        Report report = {};
        std::string department_name = {};
    };
    std::vector<Told> reports = {};
    std::vector<page::MapPoint> points = {};
    std::vector<page::MapArea> map_areas = {};
    std::vector<ReportKind> may_report = {};  // what the visitor may say now
    bool may_keep = false;
    bool is_overdue = false;
    std::string tile_url = {}, tile_attribution = {};
};
Result<NeedView> load_need(const people::Visit& visit, db::Connection& connection, NeedId id);

/// The form of a new need, or of an idea more in one that is there.
struct NewNeedView {
    std::vector<proposals::Proposal> ideas = {};
    std::vector<NeedLine> needs = {};  // that are not ended
    std::vector<places::Area> areas = {};
    std::vector<places::Department> departments = {};
    AreaId suggested_area = {};
};
NewNeedView load_new_need(db::Connection& connection, OrganisationId organisation, const std::vector<ProposalId>& ideas);

/// A need as it stands on an idea's own page.
struct NeedNote {
    Need need = {};
    std::string department_name = {};
    bool is_overdue = false;
};
std::optional<NeedNote> load_need_note(db::Connection& connection, OrganisationId organisation, ProposalId proposal, Instant now);

}  // namespace allting::needs
