#include "reviews/thread_routes.hpp"

#include "proposals/proposal_store.hpp"
#include "reviews/case_store.hpp"
#include "reviews/thread_actions.hpp"
#include "reviews/thread_json.hpp"
#include "reviews/thread_pages.hpp"
#include "reviews/thread_store.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Visit;

ProposalId proposal_id(const Visit& visit) { return visit.request.path_id<ProposalId>("id"); }

Result<ThreadView> load_thread(const Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    auto loaded = visit.database.read([&](db::Connection& c) -> Result<ThreadView> {
        TRY(const Seat seat, find_seat(c, visit.visitor, proposal_id(visit)));
        if (seat == Seat::none) return check_may_write(seat, {}).error();
        ThreadView view{.proposal = proposals::find_proposal(c, organisation, proposal_id(visit)).value(), .seat = seat};
        view.in_case = find_case_of(c, organisation, view.proposal.id)->id;
        if (may_read(seat)) view.messages = list_messages(c, organisation, view.proposal.id);
        return view;
    });
    if (loaded.ok()) loaded.value().request_key = visit.new_request_key();
    return loaded;
}

Result<Response> show(Visit& visit) {
    TRY(const ThreadView view, load_thread(visit));
    return visit.answer([&](const page::Frame& f) { return thread_page(f, view); }, [&] { return thread_json(view); });
}

Result<Response> post(Visit& visit) {
    const auto form = read_message_form(visit.input());
    const auto done = form.ok() ? visit.database.write([&](db::Transaction& tx) {
        return write_message(tx, visit.visitor, proposal_id(visit), form.value(), visit.now);
    }) : Result<Message>(form.error());
    if (!done.ok()) {
        TRY(const ThreadView view, load_thread(visit));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return thread_page(f, view, typed); });
    }
    Response response = visit.done("/proposals/" + std::to_string(done.value().proposal.value) + "/messages", [&] { return message_json(done.value()); }, 201);
    visit.say_next(response, "thread.said.sent");
    return response;
}

constexpr FieldSpec fields[] = {
    {"text", FieldType::text, true, "The message; read by the author and those who review the idea, nobody else"},
    {"channel", FieldType::choice, false, "phone, paper or desk: required when a facilitator writes down the author's words"}};

constexpr people::Route table[] = {
    {Method::get, "/proposals/{id}/messages", Permission::write_idea, show, "The private thread between an author and those who review the idea"},
    {Method::post, "/proposals/{id}/messages", Permission::write_idea, post, "Writes to the other side of the thread", fields},
};

}  // namespace

std::span<const people::Route> thread_routes() { return table; }

}  // namespace allting::reviews
