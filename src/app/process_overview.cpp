#include "app/process_overview.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "places/place_store.hpp"
#include "platform/html/html.hpp"
#include "platform/page/components.hpp"
#include "platform/page/map.hpp"
#include "platform/page/static_files.hpp"
#include "processes/process_json.hpp"
#include "processes/process_routes.hpp"
#include "processes/process_store.hpp"
#include "processes/process_view.hpp"
#include "proposals/project_store.hpp"
#include "results/count_store.hpp"
#include "results/result_pages.hpp"

namespace allting::app {
namespace {

constexpr std::size_t ideas_shown = 9;

using i18n::Translator;
using proposals::Project;
using proposals::ProposalLine;

bool has_begun(const processes::Process& process, processes::PhaseKind kind, Instant now) {
    const processes::Phase* const phase = process.phase(kind);
    return phase != nullptr && phase->opens <= now;
}

/// From the presentation on; ideas before.
bool shows_projects(const processes::Process& process, Instant now) {
    return has_begun(process, processes::PhaseKind::presentation, now) || has_begun(process, processes::PhaseKind::vote, now);
}

void section(html::Out& out, std::string_view id, std::string_view heading, const page::Body& body) {
    html::write<R"(<section id="{}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}</section>
)">(out, id, id, id, heading, body);
}

std::string small_picture(PictureId picture) { return picture ? "/pictures/" + std::to_string(picture.value) + "/small" : std::string(); }
std::string address_of(const ProposalLine& idea) { return "/proposals/" + std::to_string(idea.id.value); }
std::string address_of(const Project& project) { return "/projects/" + std::to_string(project.id.value); }

page::Card card_of(const Translator& t, const ProposalLine& idea) {
    return {.address = address_of(idea), .title = idea.title, .picture = small_picture(idea.picture), .drawing = std::string(page::drawing_of(idea.category, idea.id.value)),
            .chip_text = std::string(t(i18n::Key::at_run_time("proposals.state." + std::string(proposals::word_of(idea.state))))),
            .tone = page::Tone::neutral, .lines = {idea.place}};
}

page::Card card_of(const Translator& t, const processes::Process& process, const Project& project) {
    page::Card card{.address = address_of(project), .title = project.title, .picture = small_picture(project.picture),
                    .drawing = std::string(page::drawing_of(project.category, project.proposal ? project.proposal.value : project.id.value)), .lines = {t.money(project.cost)}};
    const processes::Pot* const pot = process.pots.size() > 1 ? process.pot(project.pot) : nullptr;
    if (pot != nullptr) card.lines.push_back(pot->name);
    return card;
}

/// Areas of the pots, and what is shown on the page where its place is known.
page::Map map_of(const Translator& t, const ProcessView& view, bool with_projects) {
    page::Map map{.label = std::string(t("app.process_map")), .areas = {}, .points = {}, .pick_field = {}, .picked = {},
                  .tile_url = view.tile_url, .tile_attribution = view.tile_attribution};
    for (const places::Area& area : view.areas) {
        page::MapArea drawn{.name = area.name, .outline = {}};
        for (const places::Position& corner : area.outline) drawn.outline.push_back({corner.latitude, corner.longitude});
        if (!drawn.outline.empty()) map.areas.push_back(std::move(drawn));
    }
    const auto add = [&](const auto& item) {
        if (map.points.size() < limits::page_rows && item.latitude && item.longitude)
            map.points.push_back({.at = {*item.latitude, *item.longitude}, .title = item.title, .address = address_of(item)});
    };
    if (with_projects) std::ranges::for_each(view.projects, add);
    else std::ranges::for_each(view.ideas, add);
    return map;
}

void ideas_part(html::Out& out, const page::Frame& frame, const ProcessView& view) {
    const auto& t = *frame.t;
    const std::string here = processes::address_of(view.process.id);
    if (view.ideas.empty()) {
        html::write<"<p>{}</p>\n">(out, t("app.process_no_ideas"));
        return;
    }
    std::vector<page::Card> cards;
    for (std::size_t i = 0; i < std::min(view.ideas.size(), ideas_shown); ++i) cards.push_back(card_of(t, view.ideas[i]));
    page::card_list(out, cards);
    page::link_button(out, t("app.process_all_ideas", {{"count", view.ideas_count}}), here + "/proposals", false);
}

void projects_part(html::Out& out, const page::Frame& frame, const ProcessView& view) {
    const Translator t = frame.t->with_currency(view.process.currency);
    if (view.projects.empty()) {
        html::write<"<p>{}</p>\n">(out, t("app.process_no_projects"));
        return;
    }
    std::vector<page::Card> cards;
    for (std::size_t i = 0; i < std::min(view.projects.size(), limits::page_rows); ++i) cards.push_back(card_of(t, view.process, view.projects[i]));
    page::card_list(out, cards);
    const std::string address = processes::address_of(view.process.id) + "/projects";
    page::link_button(out, t("app.process_all_projects", {{"count", std::int64_t(view.projects.size())}}), address, false);
}

void hero(html::Out& out, const page::Frame& frame, const ProcessView& view) {
    const auto& t = *frame.t;
    const processes::ProcessTexts& text = view.process.text_in(t.language());
    page::Picture picture = processes::picture_of(view.process);
    picture.first_on_page = true;
    html::write<R"(<div class="hero"><div><h1 dir="auto">{}</h1>
<p class="lead" dir="auto">{}</p>
{}</div>{}</div>
)">(out, text.title, text.summary, [&](html::Out& o) { page::now_box(o, processes::now_box_of(t, view.process, frame.now)); },
        [&](html::Out& o) { page::picture(o, picture); });
}

json::Value project_json(const Project& project) {
    return json::Object{{"id", project.id}, {"code", project.code}, {"title", project.title}, {"summary", project.summary},
                        {"pot", project.pot}, {"proposal", project.proposal}, {"category", project.category}, {"place", project.place},
                        {"latitude", project.latitude}, {"longitude", project.longitude}, {"cost", project.cost},
                        {"running_cost", project.running_cost}};
}

std::optional<ProcessView> find_process_view(db::Connection& connection, OrganisationId organisation, ProcessId id,
                                             const people::Site& site) {
    auto process = processes::find_process(connection, organisation, id);
    if (!process) return std::nullopt;
    return ProcessView{.process = std::move(*process),
                       .ideas = proposals::list_newest(connection, organisation, id, limits::page_rows),
                       .ideas_count = proposals::count_received(connection, organisation, id),
                       .projects = proposals::list_projects(connection, organisation, id),
                       .areas = places::list_outlines(connection, organisation),
                       .result = results::find_count_summary(connection, organisation, id),
                       .tile_url = site.tile_url,
                       .tile_attribution = site.tile_attribution};
}

}  // namespace

Result<std::shared_ptr<const ProcessView>> process_view_of_path(const people::Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    const auto id = visit.request.path_id<ProcessId>("id");
    const std::string name = "app::ProcessView " + std::to_string(organisation.value) + '/' + std::to_string(id.value);
    auto view = visit.database.read_kept<std::optional<ProcessView>>(
        name, [&](db::Connection& c) { return find_process_view(c, organisation, id, visit.site); });
    const bool may_see = *view && ((*view)->process.published || visit.visitor.may(people::Permission::design_process));
    if (!may_see) return processes::not_found();
    return std::shared_ptr<const ProcessView>(view, &**view);
}

std::string process_page(const page::Frame& frame, const ProcessView& view, const ProcessActs& acts) {
    const auto& t = *frame.t;
    const auto& process = view.process;
    const auto& text = process.text_in(t.language());
    const std::string here = processes::address_of(process.id);
    const bool with_projects = shows_projects(process, frame.now);
    const page::Map map = map_of(t, view, with_projects);
    page::Options options{.title = text.title,
                          .description = text.summary,
                          .crumbs = {{.address = "/processes", .text = std::string(t("processes.list_title"))}},
                          .wide = true,
                          .keep_out_of_search = !process.published};
    if (!map.areas.empty() || !map.points.empty()) options.scripts = {"map.js"};
    return page::layout(frame, options, [&](html::Out& out) {
        hero(out, frame, view);
        if (view.result)
            section(out, "result", t("results.title"), [&](html::Out& o) { results::summary_part(o, frame, process, *view.result); });
        section(out, "when", t("processes.when"), [&](html::Out& o) { page::timeline(o, frame, processes::timeline_of(t, process)); });
        section(out, "money", t("processes.money"), [&](html::Out& o) { processes::pots_part(o, frame, process); });
        if (with_projects) section(out, "projects", t("app.process_projects"), [&](html::Out& o) { projects_part(o, frame, view); });
        else section(out, "ideas", t("app.process_ideas"), [&](html::Out& o) { ideas_part(o, frame, view); });
        if (!map.areas.empty() || !map.points.empty())
            section(out, "places", t("app.process_map"), [&](html::Out& o) { page::map(o, frame, map); });
        section(out, "mandate", t("processes.mandate"), [&](html::Out& o) { processes::mandate_part(o, frame, process); });
        html::write<R"(<p><a href="{}/cards">{}</a></p><p><a href="{}/plan">{}</a></p><p><a href="{}/security">{}</a></p>
)">(out, here, t("guides.title"), here, t("app.process_see_plan"), here, t("security.title"));
        if (acts.may_steer) html::write<R"(<p><a href="{}/learning">{}</a></p>
)">(out, here, t("learning.title"));
        if (acts.may_design) {
            html::write<R"(<p><a href="{}/stuck">{}</a></p><p><a href="{}/held">{}</a></p>
)">(out, here, t("stuck.title"), here, t("held.title"));
            page::link_button(out, t("processes.edit_plan"), here + "/plan/edit", false);
        }
        if (acts.may_watch) page::link_button(out, t("alerts.title"), here + "/watch", false);
    });
}

json::Value process_view_json(const ProcessView& view, Instant now) {
    json::Value whole = processes::process_json(view.process, now);
    json::Object members = *whole.object();
    members.emplace_back("ideas_count", view.ideas_count);
    json::Array projects;
    if (shows_projects(view.process, now))
        for (const Project& project : view.projects) projects.push_back(project_json(project));
    members.emplace_back("projects", std::move(projects));
    return members;
}

std::string projects_page(const page::Frame& frame, const ProcessView& view, PotId chosen) {
    const Translator t = frame.t->with_currency(view.process.currency);
    const processes::Process& process = view.process;
    const std::string here = processes::address_of(process.id);
    const page::Options options{.title = std::string(t("app.process_projects")),
                                .crumbs = {{.address = "/processes", .text = std::string(t("processes.list_title"))},
                                           {.address = here, .text = process.text_in(t.language()).title}},
                                .wide = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
)">(out, t("app.process_projects"));
        if (process.pots.size() > 1) {
            html::write<R"(<nav aria-label="{}"><ul class="actions plain"><li><a href="{}/projects" {}>{}</a></li>{}</ul></nav>
)">(out, t("processes.money"), here, html::attribute("aria-current", chosen ? "" : "page"), t("app.process_every_pot"),
                html::each(process.pots, [&](html::Out& o, const processes::Pot& pot) {
                    html::write<R"(<li><a href="{}" {}>{}</a></li>)">(o, here + "/projects?pot=" + std::to_string(pot.id.value),
                                                                      html::attribute("aria-current", pot.id == chosen ? "page" : ""), pot.name);
                }));
        }
        const bool is_on_show = shows_projects(process, frame.now);
        std::vector<page::Card> cards;
        for (const Project& project : view.projects) {
            if (!is_on_show || (chosen && project.pot != chosen)) continue;
            cards.push_back(card_of(t, process, project));
            cards.back().heading_level = 2;
        }
        if (cards.empty()) return page::empty_state(out, t("app.process_no_projects_heading"), t("app.process_no_projects"));
        page::card_list(out, cards);
    });
}

json::Value projects_json(const ProcessView& view, PotId chosen, Instant now) {
    json::Array projects;
    for (const Project& project : view.projects) {
        if (shows_projects(view.process, now) && (!chosen || project.pot == chosen)) projects.push_back(project_json(project));
    }
    return json::Object{{"process", view.process.id}, {"projects", std::move(projects)}};
}

}  // namespace allting::app
