#include "reviews/pot_move_routes.hpp"

#include "processes/process_store.hpp"
#include "proposals/extensions.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_store.hpp"
#include "reviews/pot_move_actions.hpp"
#include "reviews/pot_move_json.hpp"
#include "reviews/pot_move_pages.hpp"
#include "reviews/pot_move_store.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Visit;

ProposalId proposal_id(const Visit& visit) { return visit.request.path_id<ProposalId>("id"); }

/// None where the idea has no case yet: a draft.
std::optional<MovesView> load_moves(db::Connection& connection, const Visit& visit, const proposals::Proposal& proposal) {
    const auto organisation = visit.visitor.organisation;
    const auto of = find_case_of(connection, organisation, proposal.id);
    auto process = of ? processes::find_process(connection, organisation, proposal.process) : std::nullopt;
    if (!process) return std::nullopt;
    MovesView view{.proposal = proposal, .process = std::move(*process), .moves = list_pot_moves(connection, organisation, proposal.id)};
    view.may_move = visit.visitor.may(Permission::design_process) && view.process.pots.size() > 1 && !is_decided(of->state);
    const bool is_author = proposals::is_written_by(proposal, visit.visitor.person);
    view.for_author = !is_author && visit.visitor.may(Permission::enter_for_others);
    if (!view.moves.empty() && (is_author || view.for_author) && check_objection(view.moves.back(), *of, proposal, visit.now).ok())
        view.may_object_to = view.moves.back().id;
    return view;
}

Result<MovesView> read_moves(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) -> Result<MovesView> {
        const auto proposal = proposals::find_proposal(c, visit.visitor.organisation, proposal_id(visit));
        auto view = proposal ? load_moves(c, visit, *proposal) : std::nullopt;
        if (!view) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
        return std::move(*view);
    });
}

Result<Response> show_form(Visit& visit) {
    TRY(const MovesView view, read_moves(visit));
    return visit.answer([&](const page::Frame& f) { return move_page(f, view, {}); }, [&] { return json::Object{{"moves", moves_json(view.moves)}}; });
}

Result<Response> move(Visit& visit) {
    const auto moved = [&]() -> Result<PotMove> {
        TRY(const MoveForm form, read_move(visit.input()));
        return visit.database.write([&](db::Transaction& tx) { return move_to_pot(tx, visit.visitor, proposal_id(visit), form, visit.now); });
    }();
    if (!moved) {
        TRY(const MovesView view, read_moves(visit));
        return visit.form_again(moved.error(), [&](const page::Frame& f, const page::Typed& typed) { return move_page(f, view, typed); });
    }
    Response response = visit.done("/proposals/" + std::to_string(proposal_id(visit).value) + "#moves", [&] { return move_json(moved.value()); }, 201);
    visit.say_next(response, "moves.said.moved");
    return response;
}

Result<Response> object(Visit& visit) {
    TRY(const ObjectionForm form, read_objection(visit.input()));
    TRY(const PotMove move, visit.database.write([&](db::Transaction& tx) {
        return object_to_move(tx, visit.visitor, visit.request.path_id<PotMoveId>("id"), form, visit.now);
    }));
    Response response = visit.done("/proposals/" + std::to_string(move.proposal.value) + "#moves", [&] { return move_json(move); });
    visit.say_next(response, "moves.said.moved_back");
    return response;
}

constexpr FieldSpec move_fields[] = {{"pot", FieldType::id, true, "Another pot of the process"}, {"reason", FieldType::text, true, "Why; public"}};
constexpr FieldSpec objection_fields[] = {{"words", FieldType::text, false, "Why not; required with a channel, as evidence"},
                                          {"channel", FieldType::choice, false, "phone, paper or desk, when a facilitator writes it down"}};

constexpr people::Route table[] = {
    {Method::get, "/proposals/{id}/pot-moves/new", Permission::design_process, show_form, "The form for moving an idea to another pot"},
    {Method::post, "/proposals/{id}/pot-moves", Permission::design_process, move, "Moves an idea to another pot, with a public reason; its author is told", move_fields},
    {Method::post, "/pot-moves/{id}/objection", Permission::write_idea, object, "Has the idea moved back, as its author wishes", objection_fields},
};

}  // namespace

std::span<const people::Route> pot_move_routes() { return table; }

void extend_proposals_with_moves() {
    const auto below = proposals::extensions().more;
    proposals::extensions().more = [below](const Visit& visit, db::Connection& connection, const proposals::Proposal& proposal) {
        proposals::More more;
        if (below) more = below(visit, connection, proposal);
        if (const auto view = load_moves(connection, visit, proposal)) {
            more.parts.push_back([view = *view, &frame = visit.frame](html::Out& out) { moves_part(out, frame, view); });
            more.members.emplace_back("pot_moves", moves_json(view->moves));
        }
        return more;
    };
}

}  // namespace allting::reviews
