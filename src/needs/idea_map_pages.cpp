// The map and list of all ideas, as a page and as JSON; of idea_map_view.hpp.
#include "needs/idea_map_view.hpp"
#include "needs/need_pages.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::needs {
namespace {

namespace forms = page::forms;
using proposals::State;

void filter_form(html::Out& out, const page::Frame& frame, const IdeaMapView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = "/needs/map", .css = "filters", .search = true});
    std::vector<forms::Choice> processes{{"", std::string(t("needs.any")), {}, !view.process}}, states{{"", std::string(t("needs.any")), {}, !view.state}};
    for (const auto& [id, title] : view.processes) processes.push_back({std::to_string(id.value), title, {}, id == view.process});
    for (int i = int(State::received); i < proposals::states_count; ++i)
        states.push_back({std::string(word_of(State(i))), std::string(proposals::name_of(t, State(i))), {}, view.state == State(i)});
    forms::select(out, frame, {}, {.name = "process", .label = std::string(t("needs.process")), .required = false}, processes);
    forms::select(out, frame, {}, {.name = "state", .label = std::string(t("needs.state")), .required = false}, states);
    forms::button(out, t("form.show"), forms::ButtonKind::second);
    forms::close(out);
}

void idea_item(html::Out& out, const page::Frame& frame, const MapIdea& idea) {
    const auto& t = *frame.t;
    html::write<R"(<li><h3><a href="{}" lang="{}" dir="auto">{} {}</a></h3><p>{}</p>{}{}</li>
)">(out, proposals::address_of(idea.id), idea.language, proposals::number_of(idea.id), idea.title,
        [&](html::Out& o) { page::chip(o, proposals::name_of(t, idea.state), proposals::tone_of(idea.state)); },
        html::when(!idea.place.empty(), [&](html::Out& o) { html::write<R"(<p class="meta" dir="auto">{}</p>)">(o, idea.place); }),
        html::when(bool(idea.need), [&](html::Out& o) { html::write<R"(<p class="meta"><a href="{}" dir="auto">{}</a></p>)">(o, address_of(idea.need), t("needs.need_of", {{"title", idea.need_title}})); }));
}

}  // namespace

std::string idea_map_page(const page::Frame& frame, const IdeaMapView& view) {
    const auto& t = *frame.t;
    const page::Options options{.title = std::string(t("needs.map_title")),
                                .crumbs = {{"/needs", std::string(t("needs.title"))}, {{}, std::string(t("needs.map_title"))}}, .wide = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("needs.map_title"), t("needs.map_lead"));
        filter_form(out, frame, view);
        if (!view.points.empty())
            page::map(out, frame, {.label = std::string(t("needs.map_title")), .areas = view.areas, .points = view.points,
                                   .tile_url = view.tile_url, .tile_attribution = view.tile_attribution});
        html::write<R"(<h2 id="list">{}</h2>
)">(out, t("needs.ideas_count", {{"count", view.count}}));
        if (view.ideas.empty()) return page::empty_state(out, t("needs.no_ideas"), t("needs.no_ideas_sentence"));
        html::write<R"(<ol class="hits">{}</ol>
)">(out, html::each(view.ideas, [&](html::Out& o, const MapIdea& idea) { idea_item(o, frame, idea); }));
        std::string address = "/needs/map?";
        if (view.process) address += "process=" + std::to_string(view.process.value) + "&";
        if (view.state) address += "state=" + std::string(word_of(*view.state)) + "&";
        page::pager(out, frame, address + "page=", view.page, view.pages);
    });
}

json::Value idea_map_json(const IdeaMapView& view) {
    json::Array ideas;
    for (const MapIdea& idea : view.ideas) {
        json::Object members{{"id", idea.id}, {"process", idea.process}, {"state", word_of(idea.state)}, {"title", idea.title}, {"place", idea.place}, {"need", idea.need}};
        if (idea.latitude && idea.longitude) members.emplace_back("at", json::Object{{"latitude", *idea.latitude}, {"longitude", *idea.longitude}});
        ideas.push_back(std::move(members));
    }
    return json::Object{{"count", view.count}, {"page", view.page}, {"pages", view.pages}, {"ideas", std::move(ideas)}};
}

}  // namespace allting::needs
