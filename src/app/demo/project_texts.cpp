// Projects of the vote that is open now, and of the vote that was decided lately.
#include "app/demo/texts.hpp"

namespace allting::demo {
namespace {

using enum TownArea;

constexpr ProjectText in_vote[] = {
    {"play", sjostaden, "Vattenlek på Kajtorget", "Tolv munstycken i marken sprutar vatten i mönster. Barn springer, vuxna svalkar sig, och på vintern är det ett vanligt torg.",
     "Barnfamiljer, och alla när det är varmt", "Kajtorget", 380'000, 35'000, 1, 9},
    {"green", centrum, "Hundra träd där asfalten är hetast", "Skolans elever har mätt: på Stationsgatan blir det 44 grader i juli. Träd ger skugga och tar hand om regn.",
     "Alla som går och väntar på buss i centrum", "Stationsgatan och Rådhustorget", 420'000, 40'000, 0, 8},
    {"sport", bruket, "Skatepark som ungdomarna ritat", "Ungdomsrådet har ritat en liten park i betong tillsammans med en byggare. Den är gjord för skateboard, sparkcykel och cykel.",
     "Unga mellan 8 och 25", "Bredvid sporthallen i Bruket", 520'000, 25'000, 2, 7},
    {"safety", norrhagen, "Ljusstråk genom Norrhagsparken", "Låga lampor längs stigen som tänds mjukt när någon går förbi. Parken blir en genväg också i november.",
     "Alla som går hem på kvällen", "Norrhagsparken", 310'000, 18'000, 1, 8},
    {"culture", angen, "Scen och dansgolv i Ängen", "Ett trägolv med halvtak och el, fritt att boka. Dans på fredagar, teater på lördagar, yoga på söndagar.",
     "Föreningar, skolor och alla som vill dansa", "Parken bakom Ängens torg", 260'000, 20'000, 2, 6},
    {"meeting", vasterby, "Växthus att fika i", "Ett begagnat växthus med bord, bänkar och odling. Föreningen Grannfröet sköter det och har öppet fyra dagar i veckan.",
     "Grannar som vill träffas året runt", "Vid kolonilotterna i Västerby", 240'000, 15'000, 0, 6},
    {"green", sjostaden, "Bryggor i vassen", "En spång på tvåhundra meter genom vassen, bred nog för rullstol och barnvagn, med två platser att sitta på.",
     "Naturintresserade, skolklasser och alla som behöver lugn", "Vassen norr om Sjöstaden", 450'000, 22'000, 0, 7},
    {"traffic", centrum, "Cykelverkstad för alla", "En container med verktyg, pump och lyft vid stationen. Öppen dygnet runt, bemannad två eftermiddagar av cykelföreningen.",
     "Alla som cyklar", "Lindvalla station", 145'000, 12'000, 1, 5},
    {"play", asvik, "Naturlekplats i skogsbrynet", "Stockar, rep, kojor och en bäck att dämma. Byggs av byalaget tillsammans med en entreprenör.",
     "Barn i Åsvik och förskolans utflykter", "Skogsbrynet bakom Åsviks skola", 180'000, 10'000, 0, 5},
    {"sport", vasterby, "Motionsspår med korta varv", "Ett kilometerlångt spår med jämn mark och bänkar, där den som har rullator också kan gå.",
     "Äldre, de som rehabiliterar sig och de som börjar springa", "Skogen vid Västerby IP", 290'000, 24'000, 2, 5},
    {"culture", bruket, "Bruksmuseum i en buss", "Den gamla bruksbussen renoveras och blir ett museum som åker runt. Skolorna bokar, pensionärer berättar.",
     "Skolbarn och alla som är nyfikna på historien", "Hela kommunen, med hemplats i Bruket", 350'000, 45'000, 2, 3},
    {"meeting", norrhagen, "Långbord för hundra", "Ett bord på trettio meter av lokalt trä, fast i marken. Ta med mat och sätt dig bredvid någon du inte känner.",
     "Alla", "Norrhags torg", 95'000, 4'000, 0, 7},
    {"safety", angen, "Målad gångtunnel med ljus", "Konstnärer och unga målar tunneln vid Ängsvägen. Ljuset byts till varmt och taket rengörs.",
     "Alla som går mellan Ängen och centrum", "Gångtunneln vid Ängsvägen", 160'000, 6'000, 1, 8},
    {"other", centrum, "Sakernas bibliotek", "Låna borrmaskin, tält, symaskin och skidor med ditt lånekort. Skåpen öppnas med kortet också när biblioteket är stängt.",
     "Alla, mest de som bor trångt eller inte vill köpa nytt", "Stadsbiblioteket", 210'000, 30'000, 2, 9},
};

constexpr ProjectText decided[] = {
    {"play", norrhagen, "Lekplats för alla vid Norrhagsskolan", "Gummimark, gungor att rulla in i och en koja med ramp. Ritad med barn från särskolan.",
     "Barn med och utan funktionsnedsättning", "Norrhagsskolan", 460'000, 20'000, 0, 9},
    {"sport", norrhagen, "Utegym vid elljusspåret", "Åtta redskap i olika höjd, varav tre kan användas sittande.", "Alla från tio år", "Elljusspåret i Norrhagen", 220'000, 9'000, 2, 8},
    {"green", vasterby, "Skogsträdgård", "Bärbuskar, nötträd och bänkar på en bortglömd gräsyta.", "Grannar och förskolor", "Västerbyvägen", 140'000, 12'000, 0, 6},
    {"traffic", vasterby, "Upphöjda överfarter vid skolan", "Två överfarter och en smalare väg där barnen går.", "Elever på Västerbyskolan", "Skolvägen", 330'000, 5'000, 1, 7},
    {"culture", norrhagen, "Konst på elskåpen", "Unga målar tio grå elskåp tillsammans med en konstnär.", "Alla som går förbi", "Hela Norrhagen", 20'000, 0, 2, 6},
    {"meeting", vasterby, "Kvarterskafé i en vagn", "En kaffevagn som föreningar lånar gratis.", "Föreningar och grannar", "Västerby centrum", 120'000, 14'000, 2, 3},
    {"safety", centrum, "Trygg väg till stationen", "Ny belysning, klippta buskar och skyltar på tre språk.", "Alla som tar tåget", "Parkstigen till stationen", 280'000, 8'000, 1, 9},
    {"green", centrum, "Regnträdgård på Lilla torget", "Växter som tar hand om regnet när det öser, och är vackra när det inte gör det.", "Alla i centrum", "Lilla torget", 240'000, 18'000, 0, 7},
    {"play", centrum, "Klätterskulptur i Stadsparken", "En skulptur som också är till för att klättra i.", "Barn och vuxna", "Stadsparken", 390'000, 12'000, 2, 6},
    {"other", centrum, "Gratis vatten på fem platser", "Dricksfontäner med skål för hundar.", "Alla som är törstiga", "Fem platser i centrum", 175'000, 15'000, 1, 8},
    {"culture", centrum, "Piano på stationen", "Ett piano som alla får spela på, och en pall.", "Resenärer", "Lindvalla station", 35'000, 6'000, 2, 7},
    {"traffic", centrum, "Cykelfartsgata på Storgatan", "Storgatan målas om så att bilar kör i cyklarnas takt.", "Alla som cyklar", "Storgatan", 260'000, 4'000, 1, 4},
    {"green", sjostaden, "Badbrygga med ramp", "En bred brygga med räcke och ramp ner i vattnet.", "Äldre, barn och personer med rullstol", "Lindsjöbadet", 350'000, 16'000, 0, 9},
    {"sport", bruket, "Belysta skidspår", "Lampor på den första kilometern.", "Alla som åker skidor eller springer", "Bruksskogen", 270'000, 22'000, 2, 6},
    {"play", angen, "Pumptrack i Ängen", "En asfalterad bana med kullar, för allt med hjul.", "Barn och unga", "Ängsparken", 410'000, 10'000, 2, 8},
    {"meeting", asvik, "Nytt golv i bygdegården", "Golvet är från 1931. Nu kan vi dansa igen.", "Alla i Åsvik", "Bygdegården", 190'000, 0, 4, 5},
    {"safety", sjostaden, "Livbojar och stegar vid kajen", "Tio stegar och tolv livbojar.", "Alla vid vattnet", "Kajen", 85'000, 7'000, 1, 7},
    {"culture", bruket, "Bruksspelen", "En dag med lekar, musik och historier från bruket, med scen och ljud.", "Hela kommunen", "Bruksparken", 150'000, 0, 2, 4},
};

}  // namespace

std::span<const ProjectText> projects_in_vote() { return in_vote; }
std::span<const ProjectText> projects_decided() { return decided; }

}  // namespace allting::demo
