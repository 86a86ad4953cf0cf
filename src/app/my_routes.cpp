// A person's own page and everything that is kept about the person: put together from all domains.
#include "app/my_routes.hpp"

#include "notices/notices.hpp"
#include "people/account_pages.hpp"
#include "people/api_token_store.hpp"
#include "people/person_store.hpp"
#include "proposals/my_ideas.hpp"
#include "proposals/proposal_store.hpp"

namespace allting::app {
namespace {

using people::Visit;

constexpr std::int64_t messages_shown = 30;
constexpr std::int64_t messages_kept_max = 100'000;

people::MyPageView my_view(const Visit& visit, std::int64_t messages) {
    return visit.database.read([&](db::Connection& c) {
        const auto organisation = visit.visitor.organisation;
        const auto person = people::find_person(c, organisation, visit.visitor.person);
        CHECK(person.has_value());
        return people::MyPageView{.person = *person,
                                  .told = notices::list_told(c, organisation, visit.visitor.person, visit.t, messages)};
    });
}

json::Array messages_json(const std::vector<notices::Told>& told) {
    json::Array messages;
    for (const auto& one : told)
        messages.push_back(json::Object{{"at", one.at}, {"subject", one.subject}, {"text", one.text}, {"path", one.path}});
    return messages;
}

std::vector<proposals::Proposal> my_ideas(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return proposals::list_of_author(c, visit.visitor.organisation, visit.visitor.person); });
}

Result<http::Response> show_my_page(Visit& visit) {
    auto view = my_view(visit, messages_shown);
    const auto ideas = my_ideas(visit);
    view.parts.push_back([&](html::Out& out) { proposals::my_ideas_part(out, visit.frame, ideas); });
    return visit.answer([&](const page::Frame& f) { return people::my_page(f, view); }, [&] {
        return json::Object{{"person", view.person.id}, {"name", view.person.name}, {"ideas", proposals::my_ideas_json(ideas)},
                            {"messages", messages_json(view.told)}};
    });
}

/// The right of access (GDPR article 15) as a file, without asking anybody.
Result<http::Response> give_my_data(Visit& visit) {
    const auto view = my_view(visit, messages_kept_max);
    const auto tokens = visit.database.read([&](db::Connection& c) {
        return people::list_api_tokens(c, visit.visitor.organisation, visit.visitor.person);
    });
    const json::Object everything{{"account", people::account_json({.person = view.person, .tokens = tokens})},
                                  {"ideas", proposals::my_ideas_json(my_ideas(visit))},
                                  {"messages", messages_json(view.told)}};
    return http::file(json::to_text(everything), "application/json", "allting-my-data.json");
}

constexpr people::Route table[] = {
    {http::Method::get, "/me", people::Permission::manage_own_account, show_my_page, "One's own page: ideas, votes, messages"},
    {http::Method::get, "/me/data", people::Permission::manage_own_account, give_my_data, "Everything that is kept about oneself"},
};

}  // namespace

std::span<const people::Route> my_routes() { return table; }

}  // namespace allting::app
