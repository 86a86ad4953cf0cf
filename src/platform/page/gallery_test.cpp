// Every component on one page, in Swedish and English. The test asks that no text is missing; with ALLTING_GALLERY=FOLDER
// it also writes the pages there, to be looked at and to be judged by axe-core.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/map.hpp"
#include "platform/page/page_cast.hpp"
#include "platform/page/static_files.hpp"

namespace allting::page {
namespace {

Instant at(std::string_view iso) { return instant_from_iso(iso).value(); }

void process_part(html::Out& out, const Frame& frame) {
    html::write<R"(<div class="hero"><div><h1>Lindvalla tillsammans 2027</h1><p class="lead">Tre miljoner kronor till idéer från dig som bor, går i skola eller arbetar här.</p></div><img class="skyline" src="{}" alt="" width="1200" height="500"></div>)">(
        out, static_address("drawings/skyline.svg"));
    now_box(out, {"Nu: rösta", "till söndag 12 maj kl. 20. Det tar ungefär fem minuter.", "Rösta", "/processes/3/ballot"});
    html::write<R"(<section><h2>Vägen hit och vidare</h2>{}</section>)">(out, [&](html::Out& o) {
        timeline(o, frame, {{"Idéer", at("2027-02-01T08:00:00Z"), at("2027-03-01T08:00:00Z"), "212 idéer"},
                            {"Granskning", at("2027-03-01T08:00:00Z"), at("2027-04-20T08:00:00Z")},
                            {"Omröstning", at("2027-05-01T08:00:00Z"), at("2027-05-12T18:00:00Z")},
                            {"Beslut", at("2027-06-01T08:00:00Z"), at("2027-06-02T08:00:00Z")},
                            {"Genomförande", at("2027-06-02T08:00:00Z"), at("2028-06-02T08:00:00Z")}});
    });
    html::write<R"(<section><h2>Pengarna</h2>{}</section>)">(out, [&](html::Out& o) {
        money_bar(o, frame, "Hela potten", kronor(3'000'000), {{"Reserverat", kronor(1'250'000), Tone::good}, {"Beställt", kronor(600'000), Tone::going},
                                                               {"Betalt", kronor(320'000), Tone::warning}});
    });
}

void cards_part(html::Out& out) {
    std::vector<Card> cards;
    for (const std::string_view name : {"play", "light", "culture", "garden", "sport", "water"}) {
        cards.push_back({.address = "/proposals/1", .title = "Gungor som alla kan gunga i, vid Ängsparken", .drawing = std::string(name), .chip_text = "På valsedeln",
                         .tone = Tone::good, .lines = {"Norra Lindvalla · 250 000 kr", "38 stöder idén"}, .verb = "Läs mer"});
    }
    cards[1].tone = Tone::warning, cards[1].chip_text = "Väntar på dig";
    cards[2].tone = Tone::bad, cards[2].chip_text = "Går inte att genomföra", cards[2].title = "Scen";
    cards[3].tone = Tone::going, cards[3].chip_text = "Granskas";
    cards[4].tone = Tone::neutral, cards[4].chip_text = "Ny";
    html::write<R"(<section><h2>Idéer</h2>{}</section>)">(out, [&](html::Out& o) { card_list(o, cards); });
}

void form_part(html::Out& out, const Frame& frame) {
    http::Input input;
    input.add("title", "Gu");
    const Error error{ErrorKind::invalid, "invalid_form", "form.invalid", {{"title", "too_short", "form.too_short", {{"min", "5"}}}, {"area", "required", "form.required"}}, {}};
    const Typed typed{&input, &error};
    steps(out, frame, {"Rubrik", "Plats", "Bild", "Läs igenom", "Skicka"}, 1);
    forms::open(out, frame, {.action = "/proposals"}, "k");
    forms::error_summary(out, frame, typed);
    forms::line(out, frame, typed, {.name = "title", .label = "Vad vill du ska hända?", .help = "En kort rubrik.", .characters_max = 120});
    forms::text(out, frame, typed, {.name = "body", .label = "Berätta mer", .required = false, .characters_max = 6000});
    forms::radios(out, frame, typed, {.name = "area", .label = "Var?"}, {{"1", "Centrum", "Söder om ån"}, {"2", "Ängen"}});
    forms::select(out, frame, typed, {.name = "category", .label = "Vad handlar idén om?"}, {{"play", "Lek"}, {"green", "Grönt"}});
    forms::line(out, frame, typed, {.name = "cost", .label = "Ungefärlig kostnad", .required = false, .input_mode = "numeric", .suffix = "kr"});
    forms::date_time(out, frame, typed, {.name = "closes", .label = "Stänger"}, at("2027-05-12T18:00:00Z"));
    forms::file(out, frame, typed, {.name = "picture", .label = "Bild", .required = false}, "image/*");
    forms::checkbox(out, frame, typed, {.name = "show_name", .label = "Visa mitt namn vid idén"});
    html::write<R"(<div class="actions">{}{}{}</div>)">(out, [&](html::Out& o) { forms::button(o, (*frame.t)("form.send")); },
                                                        [&](html::Out& o) { forms::button(o, (*frame.t)("form.save"), forms::ButtonKind::second); },
                                                        [&](html::Out& o) { forms::button(o, (*frame.t)("form.remove"), forms::ButtonKind::danger); });
    forms::close(out);
}

void answers_part(html::Out& out, const Frame& frame) {
    receipt(out, {"Din röst är lagrad", "LV-7K3M-92QX", {"Spara numret. Med det kan du se att din röst ligger kvar.", "Du kan ändra dig till söndag 12 maj kl. 20."}});
    reason(out, frame, {"Du vill att lekplatsen vid Ängsparken får gungor som barn med rullstol kan använda.", "Ja, idén går vidare till omröstningen.",
                        "Kommunen äger marken.\n\nKostnaden ryms i potten.", "Dela idén med grannar. Omröstningen öppnar 1 maj.", "parkenheten", at("2027-04-02T08:00:00Z")});
    notice(out, NoticeKind::information, "Tekniskt uppehåll i natt", "Mellan kl. 2 och 3 går det inte att logga in.");
    notice(out, NoticeKind::success, "Idén är sparad", "");
    notice(out, NoticeKind::warning, "Omröstningen stänger om en timme", "Det du har valt är inte skickat.");
    facts(out, {{"Nummer", "LV-17"}, {"Ansvarig", "Parkenheten", "/departments/2"}});
    table(out, {.caption = "Vad som vann", .heads = {"Projekt", "Röster", "Kostnad"}, .rows = {{"Gungor för alla", "1 204", "250 000 kr"}, {"Ljus i gångtunneln", "987", "480 000 kr"}}, .numeric = {false, true, true}});
    empty_state(out, "Inga idéer här än", "Bli först. Det räcker med ett par meningar.", "Skriv en idé", "/proposals/new");
    pager(out, frame, "/proposals?page=", 2, 7);
    map(out, frame, {.label = "Områden och idéer i Lindvalla",
                     .areas = {{"Norra", {{59.35, 17.0}, {59.35, 17.12}, {59.32, 17.12}, {59.315, 17.05}, {59.32, 17.0}}, "/a"}, {"Centrum", {{59.32, 17.0}, {59.315, 17.05}, {59.32, 17.12}, {59.29, 17.12}, {59.29, 17.0}}, "/a"}},
                     .points = {{{59.33, 17.03}, "Gungor för alla", "/proposals/1"}, {{59.30, 17.09}, "Ljus i gångtunneln", "/proposals/2"}}});
}

std::string gallery(std::string_view language) {
    Frame frame = frame_in(language);
    frame.demo = true;
    frame.said = language == "sv" ? "Idén är sparad." : "The idea is saved.";
    return layout(frame, {.title = "Galleri", .crumbs = {{"/", "Start"}, {"/processes", "Medborgarbudgetar"}, {"", "Galleri", true}}}, [&](html::Out& out) {
        process_part(out, frame);
        cards_part(out);
        html::write<R"(<div class="columns"><div>{}</div><div>{}</div></div>)">(out, [&](html::Out& o) { form_part(o, frame); }, [&](html::Out& o) { answers_part(o, frame); });
    });
}

TEST(page_gallery, every_component_has_all_its_texts) {
    for (const std::string_view language : {"sv", "en"}) {
        const std::string page = gallery(language);
        EXPECT_THAT(page, ::testing::Not(::testing::ContainsRegex(">(page|form)\\.[a-z_]+"))) << language;
        const char* folder = std::getenv("ALLTING_GALLERY");
        if (folder != nullptr) std::ofstream(std::string(folder) + "/gallery-" + std::string(language) + ".html") << page;
    }
}

}  // namespace
}  // namespace allting::page
