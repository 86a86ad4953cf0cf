#include "search/search_routes.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "search/search_json.hpp"
#include "search/search_pages.hpp"

namespace allting::search {
namespace {

Question read_question(const people::Visit& visit) {
    const auto& query = visit.request.query;
    Question question{.text = std::string(query.text("text")), .language = std::string(visit.t.language())};
    if (const auto kind = query.text("kind"); std::ranges::find(kind_words, kind) != std::end(kind_words)) question.kind = kind;
    question.process = ProcessId{integer_from_text(query.text("process")).value_or(0)};
    question.page = integer_from_text(query.text("page")).value_or(1);
    return question;
}

Result<http::Response> show(people::Visit& visit) {
    const auto answer = visit.database.read([&](db::Connection& c) {
        return find_documents(c, visit.visitor.organisation, read_question(visit));
    });
    return visit.answer([&](const page::Frame& f) { return search_page(f, answer); }, [&] { return search_json(answer); });
}

constexpr people::Route table[] = {
    {http::Method::get, "/search", people::Permission::read, show,
     "Ideas, answers and needs by their words; query: text, kind (idea, answer or need), process, page"},
};

}  // namespace

std::span<const people::Route> routes() { return table; }

}  // namespace allting::search
