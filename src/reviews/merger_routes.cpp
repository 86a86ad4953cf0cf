#include "reviews/merger_routes.hpp"

#include "places/place_store.hpp"
#include "reviews/merger_actions.hpp"
#include "reviews/merger_json.hpp"
#include "reviews/merger_pages.hpp"
#include "reviews/merger_view.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Route;
using people::Visit;

MergerId merger_id(const Visit& visit) { return visit.request.path_id<MergerId>("id"); }
ProcessId process_id(const Visit& visit) { return visit.request.path_id<ProcessId>("id"); }
std::string merger_path(MergerId id) { return "/mergers/" + std::to_string(id.value); }

Result<Response> show_mergers(Visit& visit) {
    TRY(MergersView view, visit.database.read([&](db::Connection& c) { return load_mergers(c, visit.visitor, process_id(visit)); }));
    for (const auto& area : visit.database.read([&](db::Connection& c) { return places::list_outlines(c, visit.visitor.organisation); })) {
        page::MapArea shown{.name = area.name, .outline = {}};
        for (const auto& corner : area.outline) shown.outline.push_back({corner.latitude, corner.longitude});
        if (!shown.outline.empty()) view.areas.push_back(std::move(shown));
    }
    return visit.answer([&](const page::Frame& f) { return mergers_page(f, view); }, [&] { return mergers_json(view); });
}

Result<NewMergerView> new_view(Visit& visit, std::string_view numbers) {
    return visit.database.read([&](db::Connection& c) { return load_new_merger(c, visit.visitor, process_id(visit), read_numbers(numbers)); });
}

Result<Response> show_new(Visit& visit) {
    TRY(const NewMergerView view, new_view(visit, visit.request.query.text("proposals")));
    return visit.answer([&](const page::Frame& f) { return new_merger_page(f, view); }, [&] { return new_merger_json(view); });
}

Result<Response> post_merger(Visit& visit) {
    const auto form = read_merger_form(visit.input());
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return propose_merger(tx, visit.visitor, process_id(visit), form.value(), visit.now);
    }) : Result<Merger>(form.error());
    if (!done.ok()) {
        TRY(const NewMergerView view, new_view(visit, visit.input().text("proposals")));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return new_merger_page(f, view, typed); });
    }
    Response response = visit.done(merger_path(done.value().id), [&] { return merger_json(done.value(), true); }, 201);
    visit.say_next(response, "mergers.said.asked");
    return response;
}

Result<Response> show_merger(Visit& visit) {
    TRY(const MergerView view, visit.database.read([&](db::Connection& c) { return load_merger(c, visit.visitor, merger_id(visit), visit.now); }));
    return visit.answer([&](const page::Frame& f) { return merger_page(f, view); }, [&] { return merger_json(view.merger, view.may_manage); });
}

/// The page again with what was wrong; a merger that is not there is 404.
Result<Response> finish(Visit& visit, const Result<Merger>& done, std::string_view said) {
    if (!done.ok()) {
        if (done.error().kind == ErrorKind::not_found) return done.error();
        TRY(const MergerView view, visit.database.read([&](db::Connection& c) { return load_merger(c, visit.visitor, merger_id(visit), visit.now); }));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return merger_page(f, view, typed); });
    }
    Response response = visit.done(merger_path(done.value().id), [&] { return merger_json(done.value(), visit.visitor.may(Permission::design_process)); });
    visit.say_next(response, said);
    return response;
}

Result<Response> post_answer(Visit& visit) {
    const auto form = read_merger_answer_form(visit.input());
    if (!form.ok()) return finish(visit, form.error(), {});
    return finish(visit, visit.database.write([&](db::Transaction& tx) { return answer_merger(tx, visit.visitor, merger_id(visit), form.value(), visit.now); }),
                  "mergers.said.answered");
}

Result<Response> post_completion(Visit& visit) {
    const auto done = visit.database.write([&](db::Transaction& tx) { return complete_merger(tx, visit.visitor, merger_id(visit), visit.now); });
    return finish(visit, done, done.ok() && done.value().state == MergerState::made ? "mergers.said.made" : "mergers.said.not_made");
}

Result<Response> post_undoing(Visit& visit) {
    const auto reason = read_undoing_form(visit.input());
    if (!reason.ok()) return finish(visit, reason.error(), {});
    return finish(visit, visit.database.write([&](db::Transaction& tx) { return undo_merger(tx, visit.visitor, merger_id(visit), reason.value(), visit.now); }),
                  "mergers.said.undone");
}

constexpr FieldSpec merger_fields[] = {
    {"proposals", FieldType::line, true, "Numbers of the proposals: F-0012, F-0015"},
    {"title", FieldType::line, true, "Title in common"},
    {"body", FieldType::text, true, "Text in common"},
    {"place", FieldType::line, false, "Place in common"},
    {"explanation", FieldType::text, true, "Why, to the authors; the public reason of those that are merged"}};
constexpr FieldSpec answer_fields[] = {
    {"proposal", FieldType::id, true, "The author's proposal"},
    {"answer", FieldType::choice, true, "yes or no; a no after the merger was made takes the proposal out again"},
    {"words", FieldType::text, false, "The author's own words, for the facilitators"},
    {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator answers for the author"}};
constexpr FieldSpec undoing_fields[] = {{"reason", FieldType::text, true, "Public reason"}};

constexpr Route table[] = {
    {Method::get, "/processes/{id}/mergers", Permission::design_process, show_mergers, "Proposals that may be merged, and all mergers"},
    {Method::get, "/processes/{id}/mergers/new", Permission::design_process, show_new, "The form of a merger: proposals side by side"},
    {Method::post, "/processes/{id}/mergers", Permission::design_process, post_merger, "Asks authors whether to merge their proposals", merger_fields},
    {Method::get, "/mergers/{id}", Permission::read, show_merger, "A merger and what its authors have answered"},
    {Method::post, "/mergers/{id}/answers", Permission::write_idea, post_answer, "An author's answer to a merger", answer_fields},
    {Method::post, "/mergers/{id}/completion", Permission::design_process, post_completion, "Makes one proposal of those whose authors said yes"},
    {Method::post, "/mergers/{id}/undoing", Permission::design_process, post_undoing, "Undoes a merger, until the rules freeze", undoing_fields},
};

}  // namespace

std::span<const Route> merger_routes() { return table; }

void add_merger_notes(const Visit& visit, db::Connection& connection, const proposals::Proposal& proposal, proposals::More& more) {
    const auto notes = load_merger_notes(connection, visit.visitor.organisation, proposal);
    if (notes.empty()) return;
    for (page::Body& part : merger_note_parts(visit.frame, notes)) more.parts.push_back(std::move(part));
    more.members.emplace_back("mergers", merger_notes_json(notes));
}

}  // namespace allting::reviews
