#include "proposals/comment_actions.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/proposal_form.hpp"
#include "proposals/proposal_json.hpp"
#include "proposals/proposal_pages.hpp"
#include "proposals/proposal_routes.hpp"
#include "proposals/reading.hpp"

namespace allting::proposals {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

using SupportAction = Result<std::int64_t> (*)(db::Transaction&, const people::Visitor&, ProposalId);

Result<http::Response> change_support(Visit& visit, SupportAction action, std::string_view said) {
    const auto id = visit.request.path_id<ProposalId>("id");
    TRY(const std::int64_t count, visit.database.write([&](db::Transaction& tx) { return action(tx, visit.visitor, id); }));
    auto response = visit.done(address_of(id) + "#support", [&] { return json::Value(json::Object{{"proposal", id}, {"supports", count}}); });
    visit.say_next(response, said);
    return response;
}

Result<http::Response> support(Visit& visit) { return change_support(visit, support_proposal, "proposals.supported"); }
Result<http::Response> take_back(Visit& visit) { return change_support(visit, take_back_support, "proposals.support_taken_back"); }

Result<http::Response> comment(Visit& visit) {
    const auto id = visit.request.path_id<ProposalId>("id");
    const auto written = [&]() -> Result<Comment> {
        TRY(const auto text, read_comment(visit.input()));
        return visit.database.write([&](db::Transaction& tx) {
            return add_comment(tx, visit.visitor, id, text, visit.input().text("request_key"), visit.now);
        });
    }();
    if (!written) {
        TRY(const auto view, read_proposal(visit, id));
        return visit.form_again(written.error(), [&](const page::Frame& f, const page::Typed& typed) { return proposal_page(f, view, typed); });
    }
    return visit.done(address_of(id) + "#comment-" + std::to_string(written.value().id.value), [&] { return comment_json(written.value()); }, 201);
}

Result<Comment> comment_of_path(const Visit& visit) {
    auto found = visit.database.read([&](db::Connection& c) { return find_comment(c, visit.visitor.organisation, visit.request.path_id<CommentId>("id")); });
    if (!found) return refuse(ErrorKind::not_found, "not_found", "proposals.refused.no_comment");
    return std::move(*found);
}

Result<http::Response> show_hiding(Visit& visit) {
    TRY(const auto found, comment_of_path(visit));
    return visit.answer([&](const page::Frame& f) { return hiding_page(f, found, {}); }, [&] { return comment_json(found); });
}

Result<http::Response> hide(Visit& visit) {
    TRY(const auto found, comment_of_path(visit));
    const auto hidden = [&]() -> Result<Comment> {
        TRY(const auto reason, read_reason(visit.input(), "reason"));
        return visit.database.write([&](db::Transaction& tx) { return hide_comment(tx, visit.visitor, found.id, reason, visit.now); });
    }();
    if (!hidden) return visit.form_again(hidden.error(), [&](const page::Frame& f, const page::Typed& typed) { return hiding_page(f, found, typed); });
    return visit.done(address_of(found.proposal) + "#comment-" + std::to_string(found.id.value), [&] { return comment_json(hidden.value()); });
}

constexpr people::FieldSpec comment_fields[] = {
    {"text", FieldType::text, true, "The comment"},
    {"request_key", FieldType::line, false, "The same key makes one comment only"},
};
constexpr people::FieldSpec hiding_fields[] = {{"reason", FieldType::text, true, "Why; shown in the comment's place"}};

constexpr people::Route table[] = {
    {http::Method::post, "/proposals/{id}/supports", Permission::write_idea, support, "Supports an idea, once"},
    {http::Method::post, "/proposals/{id}/supports/withdrawal", Permission::write_idea, take_back, "Takes one's support back"},
    {http::Method::post, "/proposals/{id}/comments", Permission::write_idea, comment, "Comments on an idea", comment_fields},
    {http::Method::get, "/comments/{id}/hiding", Permission::design_process, show_hiding, "The form for hiding a comment"},
    {http::Method::post, "/comments/{id}/hiding", Permission::design_process, hide, "Hides a comment, with a public reason", hiding_fields},
};

}  // namespace

std::span<const people::Route> conversation_routes() { return table; }

}  // namespace allting::proposals
