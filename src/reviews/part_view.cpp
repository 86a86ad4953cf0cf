#include "reviews/part_view.hpp"

#include <algorithm>

#include "reviews/conflict.hpp"

namespace allting::reviews {

const std::string& CaseParts::name_of(PersonId official) const {
    static const std::string nobody;
    const auto found = std::ranges::find(officials, official, &Official::id);
    return found == officials.end() ? nobody : found->name;
}

CaseParts load_parts(db::Connection& connection, const people::Visitor& visitor, const Case& of) {
    const OrganisationId organisation = visitor.organisation;
    CaseParts view{.parts = list_parts(connection, organisation, of.id),
                   .deciders = list_deciders(connection, organisation, of.id),
                   .disagreements = {},
                   .officials = list_officials(connection, organisation),
                   .visitor = visitor.person,
                   .may_coordinate = may_coordinate(of, visitor.person, visitor.department),
                   .has_conflict = has_conflict(connection, organisation, of.id, visitor.person),
                   .conflicts = count_conflicts(connection, organisation, of.id)};
    view.disagreements = disagreements(view.parts, view.deciders);
    return view;
}

}  // namespace allting::reviews
