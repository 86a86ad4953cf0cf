// The people of the demo town: those who sign in to look around, and the many who write, support and vote.
#include "app/demo/texts.hpp"
#include "app/demo/town.hpp"
#include "people/person_store.hpp"
#include "places/place_store.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::demo {
namespace {

people::Visitor visitor_of(const people::Person& person) {
    return {.person = person.id, .roles = person.roles, .name = person.name, .department = person.department, .language = person.language};
}

people::Visitor add_person(db::Transaction& tx, people::Person person, const std::optional<std::string>& password_hash) {
    person.roles.add(people::Role::resident);
    person.id = people::insert_person(tx, OrganisationId{1}, person, password_hash, std::nullopt);
    return visitor_of(person);
}

void add_accounts(db::Transaction& tx, Town& town, Instant now) {
    const std::string hash = crypto::hash_password(demo_password);  // one for all: it is printed anyway, and slow by design
    for (const Account& account : demo_accounts()) {
        people::Person person{.name = std::string(account.name), .email = std::string(account.email), .has_password = true,
                              .language = std::string(account.language), .made_at = now};
        person.roles.add(account.role);
        if (account.department >= 0) person.department = town.departments[std::size_t(account.department)];
        const people::Visitor visitor = add_person(tx, std::move(person), hash);
        switch (account.role) {
            case people::Role::official: town.officials.push_back(visitor); break;
            case people::Role::facilitator: town.facilitator = visitor; break;
            case people::Role::board_member: town.board = visitor; break;
            case people::Role::economist: town.economist = visitor; break;
            case people::Role::administrator: town.administrator = visitor; break;
            case people::Role::scrutineer: town.scrutineers.push_back(visitor); break;
            case people::Role::register_officer: town.register_officer = visitor; break;
            case people::Role::desk_official: town.desk_officials.push_back(visitor); break;
            case people::Role::visitor:
            case people::Role::resident: town.residents.push_back(visitor); break;
        }
    }
}

/// Without a password or an e-mail: nobody signs in as them.
void add_residents(db::Transaction& tx, Town& town, Random& random, std::size_t count, Instant now) {
    while (town.residents.size() < count) {
        const std::string name = std::string(first_names()[random.below(first_names().size())]) + " " +
                                 std::string(last_names()[random.below(last_names().size())]);
        people::Person person{.name = name, .area = town.areas[random.below(town.areas.size())].id,
                              .language = random.below(12) == 0 ? "en" : "sv", .channel = people::Channel::none,
                              .birth_year = 1940 + int(random.below(70)), .made_at = now};
        town.residents.push_back(add_person(tx, std::move(person), std::nullopt));
    }
}

}  // namespace

std::vector<Account> demo_accounts() {
    using enum people::Role;
    return {
        {"Amina Warsame", "amina@lindvalla.example", "sv", resident, -1},
        {"Leo Lindqvist", "leo@lindvalla.example", "sv", resident, -1},
        {"Emma Clarke", "emma@lindvalla.example", "en", resident, -1},
        {"Omar Haddad", "omar@lindvalla.example", "sv", official, 0},
        {"Petra Lund", "petra@lindvalla.example", "sv", official, 1},
        {"Jonas Berg", "jonas@lindvalla.example", "sv", official, 2},
        {"Frida Falk", "frida@lindvalla.example", "sv", facilitator, 5},
        {"Berit Nyström", "berit@lindvalla.example", "sv", board_member, -1},
        {"Elin Ek", "elin@lindvalla.example", "sv", economist, 5},
        {"Siv Sandberg", "siv@lindvalla.example", "sv", administrator, 5},
        {"Rut Rask", "rut@lindvalla.example", "sv", scrutineer, -1},
        {"Sten Sjögren", "sten@lindvalla.example", "sv", scrutineer, -1},
        {"Greta Grahn", "greta@lindvalla.example", "sv", register_officer, 5},
        {"Dag Dahl", "dag@lindvalla.example", "sv", desk_official, 5},
        {"Disa Dunér", "disa@lindvalla.example", "sv", desk_official, 5},
    };
}

Town build_town(db::Transaction& tx, Random& random, std::size_t residents, Instant now) {
    constexpr OrganisationId organisation{1};
    places::store_organisation(tx, organisation,
                               {.name = "Lindvalla kommun", .languages = {"sv", "en", "so", "ar"}, .colour_main = "#1b5e4b", .colour_accent = "#8a5a00",
                                .contact = "Kundtjänst 0999-12 34 56, kundtjanst@lindvalla.example, Rådhustorget 1", .changed_at = now});
    Town town;
    town.areas = town_areas();
    for (places::Area& area : town.areas) area.id = places::insert_area(tx, organisation, area);
    for (const std::string_view name : department_names()) town.departments.push_back(places::insert_department(tx, organisation, std::string(name)));
    add_accounts(tx, town, now);
    add_residents(tx, town, random, residents, now);
    return town;
}

}  // namespace allting::demo
