#include "people/separated_roles.hpp"

#include <array>

namespace allting::people {
namespace {

constexpr std::int64_t holders_max = 2000;

constexpr std::array<std::pair<Role, Role>, 6> separated{{
    {Role::administrator, Role::register_officer},   // who gives roles does not say who may vote
    {Role::administrator, Role::scrutineer},         // nor watches over the box
    {Role::facilitator, Role::scrutineer},           // who runs the process does not watch over it
    {Role::register_officer, Role::scrutineer},
    {Role::register_officer, Role::desk_official},   // who writes the roll does not tick voters off in it
    {Role::desk_official, Role::scrutineer},
}};

constexpr db::Sql insert_grant = R"(
    INSERT INTO role_grants (organisation_id, person_id, role, given_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING)";
constexpr db::Sql delete_grant = "DELETE FROM role_grants WHERE organisation_id = ? AND person_id = ? AND role = ?";
constexpr db::Sql select_holders = R"(
    SELECT p.id, p.name, p.protected_identity, p.roles, p.seen_day, CASE WHEN s.person_id IS NULL THEN 0 ELSE 1 END
    FROM persons p LEFT JOIN second_steps s ON s.organisation_id = p.organisation_id AND s.person_id = p.id
    WHERE p.organisation_id = ? AND p.erased_at IS NULL AND p.roles <> '' AND p.roles <> 'resident'
    ORDER BY LOWER(p.name), p.id LIMIT ?)";
constexpr db::Sql select_grants = "SELECT person_id, role, given_at FROM role_grants WHERE organisation_id = ? ORDER BY person_id";

}  // namespace

std::optional<std::pair<Role, Role>> conflict_in(RoleSet roles) {
    for (const auto& pair : separated)
        if (roles.has(pair.first) && roles.has(pair.second)) return pair;
    return std::nullopt;
}

void note_roles(db::Transaction& tx, OrganisationId organisation, const Person& person, Instant now) {
    for (int r = 0; r < roles_count; ++r) {
        if (!can_be_given(Role(r))) continue;
        if (person.roles.has(Role(r))) tx.execute_sql(insert_grant, organisation, person.id, word_of(Role(r)), now);
        else tx.execute_sql(delete_grant, organisation, person.id, word_of(Role(r)));
    }
}

std::vector<RoleHolder> list_role_holders(db::Connection& connection, OrganisationId organisation) {
    std::vector<RoleHolder> holders;
    {
        db::Rows rows = connection.query(select_holders, organisation, holders_max);
        while (rows.next()) {
            RoleHolder holder{.person = rows.get<PersonId>(0), .name = rows.get<std::string>(1), .protected_identity = rows.get<bool>(2),
                              .roles = {}, .seen_day = rows.get<std::optional<Instant>>(4), .has_second_step = rows.get<bool>(5)};
            const RoleSet roles = roles_from_words(rows.get<std::string>(3));
            for (int r = 0; r < roles_count; ++r)
                if (roles.has(Role(r)) && can_be_given(Role(r))) holder.roles.push_back({Role(r), std::nullopt});
            if (!holder.roles.empty()) holders.push_back(std::move(holder));
        }
    }
    db::Rows grants = connection.query(select_grants, organisation);
    while (grants.next()) {
        Role role{};
        const auto person = grants.get<PersonId>(0);
        if (!role_from_word(grants.get<std::string>(1), role)) continue;
        for (RoleHolder& holder : holders)
            if (holder.person == person)
                for (HeldRole& held : holder.roles)
                    if (held.role == role) held.since = grants.get<Instant>(2);
    }
    return holders;
}

}  // namespace allting::people
