#include "guides/guide_routes.hpp"

#include "guides/card_actions.hpp"
#include "guides/card_json.hpp"
#include "guides/card_pages.hpp"
#include "guides/card_print.hpp"
#include "guides/card_store.hpp"
#include "places/place_store.hpp"
#include "platform/http/form.hpp"
#include "platform/print/printer.hpp"
#include "processes/process_routes.hpp"
#include "processes/process_store.hpp"

namespace allting::guides {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

Error not_found() { return refuse(ErrorKind::not_found, "not_found", "guides.refused.not_found"); }

Result<CardsView> read_cards(Visit& visit) {
    TRY(auto process, processes::visible_process(visit));
    CardsView view{.process = std::move(process), .cards = {}, .may_write = visit.visitor.may(Permission::design_process)};
    view.cards = visit.database.read([&](db::Connection& c) { return list_shown(c, visit.visitor.organisation, view.process.id); });
    return view;
}

Result<http::Response> show_cards(Visit& visit) {
    TRY(const CardsView view, read_cards(visit));
    return visit.answer([&](const page::Frame& f) { return cards_page(f, {}, view); }, [&] { return cards_json(view.cards); });
}

Result<CardView> read_one(Visit& visit) {
    CardView view{.versions = {}, .may_write = visit.visitor.may(Permission::design_process)};
    view.versions = visit.database.read([&](db::Connection& c) { return list_versions(c, visit.visitor.organisation, visit.request.path_id<CardId>("id")); });
    if (view.versions.empty()) return not_found();
    return view;
}

Result<http::Response> show_card(Visit& visit) {
    TRY(const CardView view, read_one(visit));
    return visit.answer([&](const page::Frame& f) { return card_page(f, {}, view); }, [&] {
        json::Value whole = card_json(view.versions.front());
        json::Object members = *whole.object();
        members.emplace_back("versions", *cards_json(view.versions).find("cards"));
        return members;
    });
}

Result<http::Response> show_list(Visit& visit) {
    const auto cards = visit.database.read([&](db::Connection& c) { return list_cards(c, visit.visitor.organisation); });
    return visit.answer([&](const page::Frame& f) { return card_list_page(f, cards); }, [&] { return cards_json(cards); });
}

CardFormView form_view(const Visit& visit, CardKind kind, std::optional<Card> before) {
    CardFormView view{.kind = kind, .before = std::move(before), .process = {}, .processes = {}, .areas = {}, .languages = {}};
    visit.database.read([&](db::Connection& c) {
        for (const auto& process : processes::list_processes(c, visit.visitor.organisation))
            view.processes.emplace_back(process.id, process.text_in(visit.t.language()).title);
        for (const auto& area : places::list_outlines(c, visit.visitor.organisation)) view.areas.emplace_back(area.id, area.name);
    });
    for (const auto code : visit.site.languages.codes()) view.languages.emplace_back(code);
    return view;
}

CardChoices choices_of(const Visit& visit) { return {.languages = visit.site.languages.codes(), .zone = visit.site.zone, .now = visit.now}; }

Result<http::Response> show_new(Visit& visit) {
    const CardKind kind = card_kind_from_word(visit.request.query.text("kind")).value_or(CardKind::rule);
    return visit.answer([&](const page::Frame& f) { return card_form_page(f, {}, form_view(visit, kind, std::nullopt)); },
                        [&] { return json::Object{{"kind", word_of(kind)}}; });
}

http::Response saved(Visit& visit, const Card& card, int status) {
    auto response = visit.done(address_of(card.id), [&] { return card_json(card); }, status);
    visit.say_next(response, "guides.saved");
    return response;
}

Result<http::Response> create(Visit& visit) {
    const CardKind kind = card_kind_from_word(visit.input().text("kind")).value_or(CardKind::rule);
    const auto written = [&]() -> Result<Card> {
        TRY(const CardForm form, read_card(visit.input(), kind, choices_of(visit)));
        return visit.database.write([&](db::Transaction& tx) { return write_card(tx, visit.visitor, form, visit.now); });
    }();
    if (!written)
        return visit.form_again(written.error(), [&](const page::Frame& f, const page::Typed& typed) { return card_form_page(f, typed, form_view(visit, kind, std::nullopt)); });
    return saved(visit, written.value(), 201);
}

Result<Card> card_of_path(Visit& visit) {
    auto card = visit.database.read([&](db::Connection& c) { return find_card(c, visit.visitor.organisation, visit.request.path_id<CardId>("id")); });
    if (!card) return not_found();
    return std::move(*card);
}

Result<http::Response> show_edit(Visit& visit) {
    TRY(const Card card, card_of_path(visit));
    return visit.answer([&](const page::Frame& f) { return card_form_page(f, {}, form_view(visit, card.kind, card)); }, [&] { return card_json(card); });
}

Result<http::Response> change(Visit& visit) {
    TRY(const Card card, card_of_path(visit));
    const auto changed = [&]() -> Result<Card> {
        TRY(const CardForm form, read_card(visit.input(), card.kind, choices_of(visit)));
        http::FormReader reader(visit.input());
        const auto before = reader.number("version", {.least = 1}, http::Need::required);
        if (!reader.ok()) return reader.error();
        return visit.database.write([&](db::Transaction& tx) { return change_card(tx, visit.visitor, card.id, *before, form, visit.now); });
    }();
    if (!changed)
        return visit.form_again(changed.error(), [&](const page::Frame& f, const page::Typed& typed) { return card_form_page(f, typed, form_view(visit, card.kind, card)); });
    return saved(visit, changed.value(), 201);
}

Result<http::Response> withdraw(Visit& visit) {
    const auto withdrawn = visit.database.write([&](db::Transaction& tx) { return withdraw_card(tx, visit.visitor, visit.request.path_id<CardId>("id"), visit.now); });
    if (!withdrawn) {
        TRY(const CardView view, read_one(visit));
        return visit.form_again(withdrawn.error(), [&](const page::Frame& f, const page::Typed& typed) { return card_page(f, typed, view); });
    }
    auto response = visit.done(address_of(withdrawn.value().id), [&] { return card_json(withdrawn.value()); });
    visit.say_next(response, "guides.withdrawn");
    return response;
}

Result<http::Response> print_cards(Visit& visit) {
    TRY(const CardsView view, read_cards(visit));
    auto pdf = [&]() -> Result<std::string> {
        http::FormReader form(visit.input());
        const std::string size = form.choice("size", {"a4", "a6"}, http::Need::required);
        if (!form.ok()) return form.error();
        if (view.cards.empty()) return refuse(ErrorKind::conflict, "no_cards", "guides.refused.no_cards");
        return print::print(print_job(visit, view.cards, size == "a6" ? print::CardSize::a6 : print::CardSize::a4));
    }();
    if (!pdf) return visit.form_again(pdf.error(), [&](const page::Frame& f, const page::Typed& typed) { return cards_page(f, typed, view); });
    return http::file(std::move(pdf.value()), "application/pdf", "kort-" + std::to_string(view.process.id.value) + ".pdf");
}

constexpr people::FieldSpec card_fields[] = {
    {"kind", FieldType::choice, false, "rule, price or built; only of a new card"},
    {"version", FieldType::number, false, "Of a change: the version that was changed"},
    {"title", FieldType::line, true, "What the card is about"},
    {"words", FieldType::line, false, "With commas between: what brings the card up; required on a rule card"},
    {"ours", FieldType::text, false, "Rule: what the organisation decides over"},
    {"others", FieldType::text, false, "Rule: what it does not decide over"},
    {"contact", FieldType::text, false, "Rule: who does, and how to reach them"},
    {"passed", FieldType::text, false, "Rule: an idea that could be done"},
    {"failed", FieldType::text, false, "Rule: an idea that could not"},
    {"cost_low", FieldType::money, false, "Price: once, at least"},
    {"cost_high", FieldType::money, false, "Price: once, at most; built: what it did cost"},
    {"running", FieldType::money, false, "Each year"},
    {"lifetime", FieldType::number, false, "Price: in years"},
    {"included", FieldType::text, false, "What the money pays for"},
    {"built_year", FieldType::number, false, "Built: when"},
    {"built_place", FieldType::line, false, "Built: where"},
    {"area", FieldType::id, false, "Rule: ideas in this area bring the card up too"},
    {"source", FieldType::line, true, "Who says so"},
    {"source_date", FieldType::line, true, "The day of the source, as 2027-05-12"},
    {"process", FieldType::id, false, "Only in this process; none = in every one"},
    {"language", FieldType::line, false, "That the card is written in; sv when not said"},
};
constexpr people::FieldSpec print_fields[] = {{"size", FieldType::choice, true, "a4: a card a page; a6: four, to cut out"}};

using http::Method;
constexpr auto writer = Permission::design_process;
constexpr people::Route table[] = {
    {Method::get, "/processes/{id}/cards", Permission::read, show_cards, "Cards to read before writing: who decides over what, what things cost, what was built"},
    {Method::post, "/processes/{id}/cards/pdf", writer, print_cards, "The cards of a process as a PDF", print_fields},
    {Method::get, "/cards", writer, show_list, "Every card, withdrawn ones too"},
    {Method::get, "/cards/new", writer, show_new, "Form for a new card; query: kind"},
    {Method::post, "/cards", writer, create, "Write a card", card_fields},
    {Method::get, "/cards/{id}", Permission::read, show_card, "One card with all its versions"},
    {Method::get, "/cards/{id}/edit", writer, show_edit, "Form to change a card"},
    {Method::post, "/cards/{id}/versions", writer, change, "A new version of a card; shows a withdrawn one again", card_fields},
    {Method::post, "/cards/{id}/withdrawal", writer, withdraw, "Show a card no more; its versions stay"},
};

}  // namespace

std::span<const people::Route> routes() { return table; }

}  // namespace allting::guides
