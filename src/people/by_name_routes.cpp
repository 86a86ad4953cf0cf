// Routes of the facilitator for people who are not on the net.
#include "people/account_actions.hpp"
#include "people/account_pages.hpp"
#include "people/looks_actions.hpp"
#include "people/people_routes.hpp"
#include "people/person_store.hpp"

namespace allting::people {
namespace {

ByNameView by_name_view(const Visit& visit) {
    ByNameView view;
    view.persons =
        visit.database.read([&](db::Connection& c) { return list_made_by_name(c, visit.visitor.organisation); });
    view.languages = language_links(visit.site.languages);
    return view;
}

void note_look(const Visit& visit, std::string_view what, std::size_t about) {
    visit.database.write([&](db::Transaction& tx) { note_access(tx, visit.visitor, what, std::int64_t(about), visit.now); });
}

json::Value person_json(const Person& person) {
    return json::Object{{"person", person.id}, {"name", person.name}, {"contact", person.contact}, {"made_at", person.made_at}};
}

Result<http::Response> show_by_name(Visit& visit) {
    const auto view = by_name_view(visit);
    note_look(visit, "by_name_list", view.persons.size());
    return visit.answer([&](const page::Frame& f) { return by_name_page(f, view, {}); }, [&] {
        json::Array persons;
        for (const auto& person : view.persons) persons.push_back(person_json(person));
        return json::Object{{"persons", persons}};
    });
}

/// The code is shown once, here; it is nowhere else, not even in an address.
http::Response show_card(const Visit& visit, const Card& card) {
    const CardView view{.name = card.name, .code = card.code, .address = visit.site.base_url + "/sign-in"};
    return visit.answer([&](const page::Frame& f) { return card_page(f, view); },
                        [&] { return json::Object{{"person", card.person}, {"name", card.name}, {"code", card.code}}; }, 201);
}

Result<http::Response> make_by_name(Visit& visit) {
    const auto form = read_by_name_form(visit.input(), visit.site.languages.codes());
    if (!form.ok())
        return visit.form_again(form.error(), [&](const page::Frame& f, const page::Typed& typed) {
            return by_name_page(f, by_name_view(visit), typed);
        });
    TRY(const Card card, visit.database.write([&](db::Transaction& tx) { return make_account_by_name(tx, visit, form.value()); }));
    return show_card(visit, card);
}

Result<http::Response> replace_card(Visit& visit) {
    TRY(const Card card, visit.database.write([&](db::Transaction& tx) {
        return make_new_card(tx, visit, visit.request.path_id<PersonId>("id"));
    }));
    return show_card(visit, card);
}

std::vector<ToTell> list_to_tell(const Visit& visit) {
    constexpr std::int64_t shown_max = 100;
    return visit.database.read([&](db::Connection& c) {
        std::vector<ToTell> waiting;
        for (auto& notice : notices::list_by_hand(c, visit.visitor.organisation, visit.t, shown_max)) {
            const auto person = find_person(c, visit.visitor.organisation, notice.person);
            const bool is_protected = person && person->protected_identity;
            const std::string contact = is_protected ? std::string(visit.t("people.by_hand_protected_how")) : person ? person->contact : notice.address;
            const std::string name = is_protected ? std::string(visit.t("people.by_hand_protected")) : person ? person->name : "";
            waiting.push_back({.notice = std::move(notice), .name = name, .contact = contact});
        }
        return waiting;
    });
}

Result<http::Response> show_by_hand(Visit& visit) {
    const auto waiting = list_to_tell(visit);
    note_look(visit, "by_hand_list", waiting.size());
    return visit.answer([&](const page::Frame& f) { return by_hand_page(f, waiting); }, [&] {
        json::Array list;
        for (const auto& one : waiting)
            list.push_back(json::Object{{"notice", one.notice.told.id}, {"name", one.name}, {"contact", one.contact},
                                        {"subject", one.notice.told.subject}, {"text", one.notice.told.text}});
        return json::Object{{"waiting", list}};
    });
}

Result<http::Response> note_told(Visit& visit) {
    visit.database.write([&](db::Transaction& tx) {
        notices::mark_told(tx, visit.visitor.organisation, visit.request.path_number("id"));
    });
    auto response = visit.done("/notices/by-hand", [] { return json::Object{{"told", true}}; });
    visit.say_next(response, "people.by_hand_noted");
    return response;
}

using enum FieldType;
constexpr FieldSpec by_name_fields[] = {{"name", line, true, "Name shown to others"},
                                        {"contact", line, false, "Telephone, address or where the person can be met"},
                                        {"language", choice, true, "Code of a language"},
                                        {"protected_identity", boolean, false, "The name is never shown to others"}};

constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;
constexpr auto who = Permission::enter_for_others;
constexpr Route table[] = {
    {get, "/people/by-name", who, show_by_name, "Accounts by name alone, for people without e-mail"},
    {post, "/people/by-name", who, make_by_name, "Make an account by name alone; gives a card with a code", by_name_fields},
    {post, "/people/{id}/card", who, replace_card, "Make a new card; the old one opens nothing any more"},
    {get, "/notices/by-hand", who, show_by_hand, "What waits to be told on paper or by telephone"},
    {post, "/notices/{id}/told", who, note_told, "Note that somebody has told it"},
};

}  // namespace

std::span<const Route> by_name_routes() { return table; }

}  // namespace allting::people
