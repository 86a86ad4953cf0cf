#include "proposals/card_hints.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/proposal_json.hpp"
#include "proposals/proposal_pages.hpp"
#include "proposals/proposal_routes.hpp"
#include "proposals/reading.hpp"

namespace allting::proposals {
namespace {

using people::Permission;
using people::Visit;

Result<http::Response> list_of_process(Visit& visit) {
    TRY(const auto process, read_process(visit));
    const ListView view = read_list(visit, &process);
    return visit.answer([&](const page::Frame& f) { return proposal_list_page(f, view); }, [&] { return list_json(view); });
}

Result<http::Response> list_of_all(Visit& visit) {
    const ListView view = read_list(visit, nullptr);
    return visit.answer([&](const page::Frame& f) { return proposal_list_page(f, view); }, [&] { return list_json(view); });
}

Result<http::Response> show(Visit& visit) {
    TRY(const auto view, read_proposal(visit, visit.request.path_id<ProposalId>("id")));
    if (view.proposal.state == State::draft) return http::see_other(address_of(view.proposal.id) + "/draft");
    return visit.answer([&](const page::Frame& f) { return proposal_page(f, view, {}); }, [&] { return proposal_json(view); });
}

Result<http::Response> show_similar(Visit& visit) {
    TRY(const auto process, read_process(visit));
    const std::string_view text = visit.request.query.text("text");
    std::vector<guides::Hint> hints;
    const auto similar = visit.database.read([&](db::Connection& c) {
        hints = find_hints(c, visit.visitor.organisation, process.id, text);
        return read_similar(visit, c, process.id, text);
    });
    return visit.answer([&](const page::Frame& f) { return similar_page(f, process, similar, hints); }, [&] { return similar_json(similar, hints); });
}

/// A picture never changes under its address, so it may be kept for ever; a draft's only by the browser of its writer.
Result<http::Response> show_picture(Visit& visit, PictureSize size) {
    const auto id = visit.request.path_id<PictureId>("id");
    const auto organisation = visit.visitor.organisation;
    const auto viewer = visit.database.read([&](db::Connection& c) { return find_only_viewer(c, organisation, id); });
    auto bytes = visit.database.read([&](db::Connection& c) { return find_picture(c, organisation, id, size); });
    if (!bytes || (viewer && *viewer != visit.visitor.person)) return refuse(ErrorKind::not_found, "not_found", "proposals.refused.no_picture");
    http::Response response = http::file(std::move(*bytes), "image/webp");
    response.headers.emplace_back("Cache-Control", viewer ? "private, max-age=600" : "public, max-age=31536000, immutable");
    return response;
}

Result<http::Response> show_whole_picture(Visit& visit) { return show_picture(visit, PictureSize::whole); }
Result<http::Response> show_small_picture(Visit& visit) { return show_picture(visit, PictureSize::small); }

constexpr people::Route table[] = {
    {http::Method::get, "/proposals", Permission::read, list_of_all, "All ideas; query: text (words or a number), category, state, page"},
    {http::Method::get, "/processes/{id}/proposals", Permission::read, list_of_process, "The ideas of a process; query: text, pot, category, state, page"},
    {http::Method::get, "/processes/{id}/similar", Permission::read, show_similar, "Ideas that say much the same as the query's text, and the cards that it brings up"},
    {http::Method::get, "/proposals/{id}", Permission::read, show, "One idea with its state, conversation and changes"},
    {http::Method::get, "/pictures/{id}", Permission::read, show_whole_picture, "A picture, WebP"},
    {http::Method::get, "/pictures/{id}/small", Permission::read, show_small_picture, "A picture in small, WebP"},
};

}  // namespace

std::span<const people::Route> reading_routes() { return table; }

}  // namespace allting::proposals
