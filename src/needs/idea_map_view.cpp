#include "needs/idea_map_view.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"
#include "processes/process_store.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::needs {

constexpr db::Sql select_map_ideas = R"(
    SELECT p.id, p.process_id, p.state, p.title, p.language,
           CASE WHEN COALESCE(w.protected_identity, 0) = 0 THEN p.place ELSE '' END,
           CASE WHEN COALESCE(w.protected_identity, 0) = 0 THEN p.latitude END,
           CASE WHEN COALESCE(w.protected_identity, 0) = 0 THEN p.longitude END,
           COALESCE(n.id, 0), COALESCE(n.title, '')
    FROM proposals p
    LEFT JOIN persons w ON w.organisation_id = p.organisation_id AND w.id = p.author_id
    LEFT JOIN need_ideas i ON i.organisation_id = p.organisation_id AND i.proposal_id = p.id
    LEFT JOIN needs n ON n.organisation_id = i.organisation_id AND n.id = i.need_id
    WHERE p.organisation_id = ? AND p.process_id = ? AND p.state <> 'draft'
    ORDER BY p.id DESC)";

std::vector<MapIdea> list_map_ideas(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<MapIdea> ideas;
    for (auto rows = connection.query(select_map_ideas, organisation, process); rows.next();) {
        const auto state = proposals::state_from_word(rows.get<std::string_view>(2));
        CHECK(state.has_value());
        ideas.push_back({.id = rows.get<ProposalId>(0), .process = rows.get<ProcessId>(1), .state = *state, .title = rows.get<std::string>(3),
                         .place = rows.get<std::string>(5), .language = rows.get<std::string>(4), .latitude = rows.get<std::optional<double>>(6),
                         .longitude = rows.get<std::optional<double>>(7), .need = rows.get<NeedId>(8), .need_title = rows.get<std::string>(9)});
    }
    return ideas;
}

IdeaMapView load_idea_map(const people::Visit& visit, db::Connection& connection) {
    const auto& query = visit.request.query;
    IdeaMapView view{.process = ProcessId{integer_from_text(query.text("process")).value_or(0)}, .state = proposals::state_from_word(query.text("state")),
                     .page = integer_from_text(query.text("page")).value_or(1), .tile_url = visit.site.tile_url, .tile_attribution = visit.site.tile_attribution};
    if (view.state == proposals::State::draft) view.state.reset();
    std::vector<MapIdea> all;
    for (const auto& process : processes::list_processes(connection, visit.visitor.organisation)) {
        if (!process.published) continue;
        view.processes.emplace_back(process.id, process.text_in(visit.t.language()).title);
        if (!view.process || view.process == process.id) std::ranges::move(list_map_ideas(connection, visit.visitor.organisation, process.id), std::back_inserter(all));
    }
    std::erase_if(all, [&](const MapIdea& idea) { return view.state && idea.state != *view.state; });
    for (const MapIdea& idea : all)
        if (idea.latitude && idea.longitude)
            view.points.push_back({{*idea.latitude, *idea.longitude}, idea.title + " – " + std::string(proposals::name_of(visit.t, idea.state)), proposals::address_of(idea.id)});
    const auto rows = std::int64_t(limits::page_rows);
    view.count = std::int64_t(all.size());
    view.pages = std::max<std::int64_t>(1, (view.count + rows - 1) / rows);
    view.page = std::clamp<std::int64_t>(view.page, 1, view.pages);
    const auto first = std::size_t((view.page - 1) * rows), last = std::min(all.size(), first + std::size_t(rows));
    view.ideas = {all.begin() + std::ptrdiff_t(first), all.begin() + std::ptrdiff_t(last)};
    return view;
}

}  // namespace allting::needs
