// Answers from officials, what residents say to each other, and what people are called in the demo town.
#include "app/demo/texts.hpp"

#include "core/check.hpp"

namespace allting::demo {
namespace {

constexpr AnswerText answers[] = {
    {"roof_too_expensive", "over_max",
     "Tack! Ni vill kunna spela basket vid Norrhagsskolan också när det regnar, under ett tak utan väggar.",
     "Ett tak över hela planen går inte att bygga för de här pengarna.",
     "Ett tak som tål snö kostar mellan 2,4 och 3,1 miljoner kronor. Det mesta ett projekt får kosta är 600 000 kronor. Vi har frågat två byggare och räknat på det billigaste alternativet.",
     "Du kan be oss rita ett tak över bara bänkarna och en korg. Det ryms. Skriv till oss före den 15:e nästa månad, så hinner det med i omröstningen.", 4},
    {"lights_planned", "already_planned",
     "Tack! Ni vill ha ljus längs stigen mellan Ängen och badhuset, så att ni vågar gå där efter träningen.",
     "Goda nyheter: lamporna kommer ändå.",
     "Stigen står i gatuförvaltningens plan och får 22 lampor i höst. Pengarna är redan avsatta, så det behövs inga från medborgarbudgeten.",
     "Följ bygget på kommunens sida om gator. Vi har lagt till ditt önskemål om lampor som tänds när någon kommer.", 1},
    {"defibrillators_planned", "already_planned",
     "Tack! Du vill att det finns en hjärtstartare som går att nå i Bruket också på kvällen.",
     "Den är på väg.",
     "Kommunen sätter upp elva hjärtstartare i uppvärmda skåp i år. Den i Bruket hamnar på affärens vägg i september.",
     "Vill du lära dig använda den? Räddningstjänsten visar första lördagen i oktober. Det är gratis.", 4},
    {"swap_planned", "already_planned",
     "Tack! Du vill att hela saker som lämnas på återvinningen kan få en ny ägare.",
     "Vi bygger en bytesbod nästa vår.",
     "Boden finns i avfallsplanen och kostnaden är redan beslutad.",
     "Vi söker personer som vill vara med och bestämma reglerna. Ring kundtjänst och säg bytesbod, så får du en kallelse.", 1},
    {"state_road", "not_our_responsibility",
     "Tack! Ni vill att barnen i Åsvik ska kunna cykla säkert till skolan i Bruket.",
     "Vi får inte bygga på den vägen, för staten äger den.",
     "Länsvägen hör till Trafikverket. En cykelväg på tre kilometer kostar dessutom omkring 14 miljoner kronor. Vi har skickat din idé dit och bett dem svara dig.",
     "Det vi kan göra är att rusta skogsvägen från Åsvik till kvarnen, två av de tre kilometrarna. Vill du ändra din idé till det? Svara senast den 15:e, så granskar vi den direkt.", 1},
    {"roof_cannot_carry", "safety",
     "Tack! Du vill göra taket på parkeringshuset till en trädgård för alla i Ängen.",
     "Taket håller tyvärr inte för jord och människor.",
     "Det är byggt för att bära snö, ungefär 200 kilo per kvadratmeter. Jord, träd och besökare väger minst tre gånger så mycket. Att förstärka taket kostar mer än hela potten.",
     "Innergården bredvid är lika stor och tål odling. Vill du flytta idén dit hjälper vi dig att rita om den.", 4},
    {"bus_is_regional", "not_our_responsibility",
     "Tack! Du vill att familjer utan bil ska kunna åka från Ängen till badplatsen på sommaren.",
     "Bussarna bestämmer regionen över, inte kommunen.",
     "Vi får inte köra egna busslinjer. Regionen har sagt att extra turer i juli kostar 190 000 kronor om året och att de inte har planerat för det.",
     "Vi har skickat idén till regionen med ditt namn på. Du får svar från dem inom sex veckor. Ett förslag som vi kan ta emot är lånecyklar med barnvagn i Ängen.", 1},
    {"smaller_gym", "over_max",
     "Tack! Ni vill ha ett utegym i Bruket där gamla och unga kan träna samtidigt.",
     "Ja, om gymmet blir lite mindre.",
     "Tolv redskap kostar omkring 740 000 kronor med mark och säkert underlag. Åtta redskap kostar 480 000 kronor och ryms under gränsen. Fyra av dem kan användas sittande.",
     "Säg ja eller nej till ändringen. Vill du hellre rita om på ett annat sätt så ringer vi dig.", 2},
};

constexpr std::string_view said[] = {
    "Bra idé! Jag går där varje dag.",
    "Det här har vi pratat om på gården i flera år.",
    "Kan den ligga lite längre från husen? Det blir sent på sommaren.",
    "Jag hjälper gärna till att bygga.",
    "Tänk på att det ska gå att ta sig dit med rullator.",
    "Min klass vill gärna vara med och rita.",
    "Det finns en likadan i grannkommunen och den används jämt.",
    "Vem sköter den på vintern?",
    "Vi i hyresgästföreningen stöder det här.",
    "Jag är tveksam. Det blir kanske mycket trafik.",
    "Mina barnbarn skulle bli överlyckliga.",
    "Jag har inte råd att gå på gym, så det här vore toppen.",
    "Kan ni lägga till ett par bänkar i skuggan?",
    "Som förälder säger jag bara: tack.",
    "Jag bor precis bredvid och tycker att det är helt rätt plats.",
    "Lite för dyrt, tycker jag. Går det att göra en mindre?",
    "Glöm inte cykelställ.",
    "Föreningen kan låna ut verktyg.",
    "Det är mörkt där nu. Ljus är viktigast.",
    "Jag röstar på det här om det kommer med.",
};

constexpr std::string_view first[] = {"Amina", "Leo", "Birgit", "Omar", "Frida", "Petra", "Jonas", "Elin", "Siv", "Hassan", "Maja", "Erik", "Fatima", "Nils", "Sara", "Gunnar",
    "Lina", "Abdi", "Karin", "Mehmet", "Ida", "Lars", "Zahra", "Oskar", "Inger", "Ali", "Hanna", "Bengt", "Samira", "Viktor", "Astrid", "Yusuf", "Ewa", "Tomas", "Noor",
    "Anders", "Leyla", "Sten", "Mira", "Johan", "Halima", "Rut", "David", "Sofia", "Ahmed", "Margareta", "Emil", "Nadia"};
constexpr std::string_view last[] = {"Lindqvist", "Warsame", "Holm", "Haddad", "Falk", "Lund", "Berg", "Ek", "Nyström", "Andersson", "Ali", "Karlsson", "Hussein", "Nilsson",
    "Öberg", "Yilmaz", "Svensson", "Mohamud", "Larsson", "Kaya", "Persson", "Åkerlund", "Olsson", "Rahimi", "Sjögren", "Dahl", "Novak", "Björk", "Kowalska", "Hedlund", "Abdi", "Ström"};

}  // namespace

const AnswerText& answer(std::string_view key) {
    for (const AnswerText& one : answers) {
        if (one.key == key) return one;
    }
    CHECK(!"an idea names an answer that is not written");
    return answers[0];
}

std::span<const std::string_view> comments() { return said; }
std::span<const std::string_view> first_names() { return first; }
std::span<const std::string_view> last_names() { return last; }

}  // namespace allting::demo
