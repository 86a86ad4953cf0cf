#include "app/demo/cards.hpp"

#include "guides/card_store.hpp"
#include "platform/db/counter.hpp"

namespace allting::demo {
namespace {

using guides::Card;
using guides::CardKind;

struct RuleWords {
    std::string_view title, words, ours, others, contact, passed, failed, source;
};
struct PriceWords {
    std::string_view title, words;
    std::int64_t low, high, running, lifetime_years;  // kronor, kronor, kronor a year, years
    std::string_view included;
};
struct BuiltWords {
    std::string_view title, words;
    std::int64_t cost, running, years_ago;  // kronor, kronor a year
    std::string_view place, included;
};

constexpr RuleWords rules[] = {
    {"Statliga vägar", "väg, riksväg, länsväg, fartkamera, hastighet, Norra leden",
     "Kommunens gator, gång- och cykelvägar, och de flesta gatlyktor.",
     "Större vägar mellan orter, som Norra leden. De är statens. Där får kommunen inte bygga, måla eller sätta upp skyltar.",
     "Trafikverket, telefon 0771-921 921. Vi skickar gärna din idé vidare dit.",
     "Ljus i en gångtunnel under vägen: tunneln är kommunens.", "En ny avfart från Norra leden.", "Gatuförvaltningen i Lindvalla"},
    {"Buss och tåg", "buss, busslinje, busskur, hållplats, tåg, tidtabell, kollektivtrafik",
     "Bänkar, ljus och cykelställ vid hållplatser på kommunens gator.",
     "Vilka linjer som går, hur ofta, vad biljetten kostar och hur busskurerna ser ut.",
     "Regionens kollektivtrafik.", "En bänk och cykelställ vid en hållplats.", "En busslinje som går varje kvart.", "Gatuförvaltningen i Lindvalla"},
    {"Mark som någon annan äger", "tomt, fastighet, innergård, gård, parkeringshus, köpcentrum, privat",
     "Parker, torg, gator och skolgårdar som kommunen äger.",
     "Gårdar mellan hyreshus, affärernas mark och privata tomter. Där bestämmer ägaren.",
     "Ägaren av huset eller marken. Vi kan hjälpa dig att ta reda på vem det är.",
     "Odlingslådor bakom biblioteket: marken är kommunens.", "En lekplats på en bostadsrättsförenings gård.", "Fastighetsförvaltningen i Lindvalla"},
    {"Skolor och förskolor", "skola, skolgård, förskola, undervisning, lärare, skolmat, betyg",
     "Skolgårdar och idrottshallar, när skolan säger ja och de är öppna för alla efter skoltid.",
     "Undervisning, betyg, personal och skolmat ryms inte i en medborgarbudget.",
     "Rektorn på skolan.", "En klätterställning på skolgården, öppen för alla på kvällar.", "En extra lärare i matematik.", "Utbildningsförvaltningen i Lindvalla"},
    {"Sjukvård", "vårdcentral, sjukhus, tandvård, läkare, psykiatri",
     "Mötesplatser, utegym och annat som håller folk friska.",
     "Sjukhus, vårdcentraler och tandvård. Det är regionens.", "Regionen.", "Ett utegym för äldre.", "En ny vårdcentral.", "Kommunledningskontoret i Lindvalla"},
    {"Bidrag till en förening", "förening, klubb, bidrag, sponsra, lag",
     "Sådant som alla får använda: en plan, en lokal, redskap att låna.",
     "Pengar till en enda förening, en enskild person eller ett företag. Kommunallagen säger nej.",
     "Kultur- och fritidsförvaltningen svarar om föreningsbidrag.", "Bollvägg som alla kan spela mot.", "Nya matchtröjor till ett lag.", "Kommunledningskontoret i Lindvalla"},
};

constexpr PriceWords prices[] = {
    {"Parkbänk", "bänk, sittplats, soffa", 12'000, 22'000, 600, 20, "Bänk med armstöd, fundament och montering."},
    {"Liten lekplats", "lekplats, gunga, rutschkana, klätterställning, lekredskap", 350'000, 750'000, 18'000, 15, "Tre redskap, fallskydd, besiktning. Marken är redan iordning."},
    {"Utegym", "utegym, gym, träning, chinsstång", 180'000, 450'000, 9'000, 15, "Fem redskap, fallskydd och skylt."},
    {"Belysning längs en gångväg", "belysning, ljus, lampa, gatlykta, lyktstolpe", 25'000, 45'000, 900, 25, "En stolpe med lampa, kabel och grävning. Räkna med en stolpe var tjugofemte meter."},
    {"Odlingslåda", "odling, odlingslåda, odla, blomlåda", 2'500, 5'000, 300, 8, "Låda, jord och vattenposter i närheten. Någon behöver ta hand om odlingen."},
    {"Cykelställ", "cykelställ, cykelparkering, cykel", 8'000, 15'000, 200, 20, "Plats för tio cyklar med ramlås."},
    {"Upphöjd överfart", "överfart, övergångsställe, farthinder, skolväg", 180'000, 350'000, 3'000, 30, "Projektering, asfalt, skyltar och målning."},
};

constexpr BuiltWords built[] = {
    {"Utegym vid elljusspåret", "utegym, gym, träning", 362'000, 8'000, 2, "Bruket", "Sex redskap, gummimatta och en bänk."},
    {"Bryggan vid Sjöstaden", "brygga, bad, badplats", 548'000, 15'000, 1, "Sjöstaden", "Flytbrygga med ramp och räcke."},
    {"Odlingslådor på Ängen", "odling, odlingslåda, odla", 61'000, 4'000, 3, "Ängen", "Arton lådor, jord, två vattenposter och redskapsbod."},
};

Card base(db::Transaction& tx, OrganisationId organisation, CardKind kind, Instant now) {
    return {.id = db::take_id<guides::CardId>(tx, organisation, "card"), .kind = kind, .process = {}, .text = {}, .is_example = true, .shown_from = now, .withdrawn_at = {}};
}

constexpr std::string_view price_source = "Gatu- och parkförvaltningarnas prislista (påhittad)", account_source = "Slutredovisning av projektet (påhittad)";

}  // namespace

void write_cards(db::Transaction& tx, const Town& town, Instant now) {
    const auto organisation = town.facilitator.organisation;
    const auto insert = [&](const Card& card) { guides::insert_card(tx, organisation, card, town.facilitator.person); };
    for (const RuleWords& rule : rules) {
        Card card = base(tx, organisation, CardKind::rule, now);
        card.text = {.title = std::string(rule.title), .words = guides::words_from_text(rule.words), .area = {}, .source = std::string(rule.source), .source_at = now - days(60),
                     .rule = {std::string(rule.ours), std::string(rule.others), std::string(rule.contact), std::string(rule.passed), std::string(rule.failed)}, .price = {}};
        insert(card);
    }
    for (const PriceWords& price : prices) {
        Card card = base(tx, organisation, CardKind::price, now);
        card.text = {.title = std::string(price.title), .words = guides::words_from_text(price.words), .area = {}, .source = std::string(price_source), .source_at = now - days(120), .rule = {},
                     .price = {.low = kronor(price.low), .high = kronor(price.high), .running = kronor(price.running), .lifetime_years = price.lifetime_years,
                               .included = std::string(price.included), .built_place = {}}};
        insert(card);
    }
    const std::int64_t this_year = std::stoll(to_iso(now).substr(0, 4));
    for (const BuiltWords& thing : built) {
        Card card = base(tx, organisation, CardKind::built, now);
        card.text = {.title = std::string(thing.title), .words = guides::words_from_text(thing.words), .area = {}, .source = std::string(account_source), .source_at = now - days(200), .rule = {},
                     .price = {.low = kronor(thing.cost), .high = kronor(thing.cost), .running = kronor(thing.running), .included = std::string(thing.included),
                               .built_year = this_year - thing.years_ago, .built_place = std::string(thing.place)}};
        insert(card);
    }
}

}  // namespace allting::demo
