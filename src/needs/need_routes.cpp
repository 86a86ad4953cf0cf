#include "needs/need_routes.hpp"

#include "needs/idea_map_view.hpp"
#include "needs/need_actions.hpp"
#include "needs/need_json.hpp"
#include "needs/need_pages.hpp"
#include "proposals/extensions.hpp"
#include "proposals/reading.hpp"
#include "reviews/case_store.hpp"
#include "reviews/merger_form.hpp"

namespace allting::needs {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Route;
using people::Visit;

NeedId need_id(const Visit& visit) { return visit.request.path_id<NeedId>("id"); }

Result<Response> show_needs(Visit& visit) {
    NeedListView view = visit.database.read([&](db::Connection& c) { return load_needs(visit, c); });
    view.map_areas = proposals::read_areas(visit);
    return visit.answer([&](const page::Frame& f) { return need_list_page(f, view); }, [&] { return needs_json(view, visit.now); });
}

Result<NeedView> read_need(Visit& visit) {
    TRY(NeedView view, visit.database.read([&](db::Connection& c) { return load_need(visit, c, need_id(visit)); }));
    view.map_areas = proposals::read_areas(visit);
    return view;
}

Result<Response> show_need(Visit& visit) {
    TRY(const NeedView view, read_need(visit));
    return visit.answer([&](const page::Frame& f) { return need_page(f, view); }, [&] { return need_json(view); });
}

Result<Response> show_map(Visit& visit) {
    IdeaMapView view = visit.database.read([&](db::Connection& c) { return load_idea_map(visit, c); });
    view.areas = proposals::read_areas(visit);
    return visit.answer([&](const page::Frame& f) { return idea_map_page(f, view); }, [&] { return idea_map_json(view); });
}

NewNeedView new_view(Visit& visit, std::string_view numbers) {
    return visit.database.read([&](db::Connection& c) { return load_new_need(c, visit.visitor.organisation, reviews::read_numbers(numbers)); });
}

Result<Response> show_new(Visit& visit) {
    const NewNeedView view = new_view(visit, visit.request.query.text("proposals"));
    return visit.answer([&](const page::Frame& f) { return new_need_page(f, view); }, [&] { return new_need_json(view); });
}

Result<Response> post_need(Visit& visit) {
    const auto form = read_need_form(visit.input());
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) { return turn_ideas(tx, visit.visitor, form.value(), visit.now); })
                                : Result<Need>(form.error());
    if (!done.ok()) {
        const NewNeedView view = new_view(visit, visit.input().text("proposals"));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return new_need_page(f, view, typed); });
    }
    Response response = visit.done(address_of(done.value().id), [&] { return need_members(done.value()); }, 201);
    visit.say_next(response, form.value().need ? "needs.said.added" : "needs.said.made");
    return response;
}

/// The need's page again with what was wrong; a need that is not there is 404.
Result<Response> finish(Visit& visit, const Result<Need>& done, std::string_view said) {
    if (!done.ok()) {
        if (done.error().kind == ErrorKind::not_found) return done.error();
        TRY(const NeedView view, read_need(visit));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return need_page(f, view, typed); });
    }
    Response response = visit.done(address_of(done.value().id), [&] { return need_members(done.value()); });
    visit.say_next(response, said);
    return response;
}

Result<Response> post_report(Visit& visit) {
    const auto form = read_report_form(visit.input(), visit.site.zone);
    if (!form.ok()) return finish(visit, form.error(), {});
    return finish(visit, visit.database.write([&](db::Transaction& tx) { return report_on_need(tx, visit.visitor, need_id(visit), form.value(), visit.now); }),
                  "needs.said.reported");
}

Result<Response> post_removal(Visit& visit) {
    const auto proposal = read_removal_form(visit.input());
    if (!proposal.ok()) return finish(visit, proposal.error(), {});
    return finish(visit, visit.database.write([&](db::Transaction& tx) { return take_out_idea(tx, visit.visitor, need_id(visit), proposal.value(), visit.now); }),
                  "needs.said.taken_out");
}

constexpr FieldSpec need_fields[] = {
    {"proposals", FieldType::line, true, "Numbers of the ideas: F-0012, F-0015"},
    {"need", FieldType::id, false, "A need that they are added to; without it a new one is made of what follows"},
    {"title", FieldType::line, false, "Who lacks what, where"},
    {"description", FieldType::text, false, "The need in more words"},
    {"area", FieldType::id, false, "Area; none = everywhere"},
    {"people", FieldType::choice, false, "everyone, children, youth, families, older, disability, newcomers or associations"},
    {"department", FieldType::id, false, "Department that is asked to take it over"}};
constexpr FieldSpec report_fields[] = {
    {"version", FieldType::number, true, "Version of the need as it was read"},
    {"kind", FieldType::choice, true, "taken, progress, met, set_aside, returned or opened_again"},
    {"report", FieldType::text, true, "Public words"},
    {"promised", FieldType::instant, false, "When the department reports the next time; required with taken and progress"}};
constexpr FieldSpec removal_fields[] = {{"proposal", FieldType::id, true, "The idea that does not belong there"}};

constexpr Route table[] = {
    {Method::get, "/needs", Permission::read, show_needs, "Needs by place and group; query: area, people, state (or overdue), department, page"},
    {Method::get, "/needs/map", Permission::read, show_map, "All ideas on a map and a list, the refused too; query: process, state, page"},
    {Method::get, "/needs/new", Permission::keep_needs, show_new, "The form of a need; query: proposals"},
    {Method::post, "/needs", Permission::keep_needs, post_need, "Makes a need of ideas that got a no, or adds them to one", need_fields},
    {Method::get, "/needs/{id}", Permission::read, show_need, "A need, its ideas and what has been reported"},
    {Method::post, "/needs/{id}/reports", Permission::keep_needs, post_report, "A department takes a need over or reports on it", report_fields},
    {Method::post, "/needs/{id}/removals", Permission::keep_needs, post_removal, "Takes an idea out of a need", removal_fields},
};

void add_need(const Visit& visit, db::Connection& connection, const proposals::Proposal& proposal, proposals::More& more) {
    if (const auto note = load_need_note(connection, visit.visitor.organisation, proposal.id, visit.now)) {
        more.parts.push_back(need_note_part(visit.frame, *note));
        more.members.emplace_back("need", need_members(note->need));
        return;
    }
    if (!visit.visitor.may(Permission::keep_needs)) return;
    const auto of = reviews::find_case_of(connection, visit.visitor.organisation, proposal.id);
    if (can_become_need(proposal, of && of->state == reviews::CaseState::refused)) more.parts.push_back(turn_part(visit.frame, proposal.id));
}

}  // namespace

std::span<const Route> routes() { return table; }

void extend_proposals() {
    const auto below = proposals::extensions().more;
    proposals::extensions().more = [below](const Visit& visit, db::Connection& connection, const proposals::Proposal& proposal) {
        proposals::More more;
        if (below) more = below(visit, connection, proposal);
        add_need(visit, connection, proposal, more);
        return more;
    };
}

}  // namespace allting::needs
