// What the pages of parts show: read in the snapshot of the case.
#pragma once
#include <vector>

#include "people/visit.hpp"
#include "reviews/part_store.hpp"

namespace allting::reviews {

/// The parts of a case as one official sees them.
struct CaseParts {
    std::vector<Part> parts = {};
    std::vector<Decider> deciders = {};
    std::vector<Disagreement> disagreements = {};
    std::vector<Official> officials = {};  // who can be named to decide
    PersonId visitor = {};
    bool may_coordinate = false;
    bool has_conflict = false;      // the visitor has declared one
    std::int64_t conflicts = 0;     // declared by anyone

    const std::string& name_of(PersonId official) const;  // "" for somebody who is no official any more
};
CaseParts load_parts(db::Connection& connection, const people::Visitor& visitor, const Case& of);

}  // namespace allting::reviews
