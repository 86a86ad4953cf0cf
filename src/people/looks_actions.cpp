#include "people/looks_actions.hpp"

#include "people/looks_store.hpp"

namespace allting::people {

void note_access(db::Transaction& tx, const Visitor& visitor, std::string_view what, std::int64_t about_count, Instant now, ProcessId process) {
    CHECK(visitor.is_signed_in());
    insert_look(tx, visitor.organisation, {.at = now, .person = visitor.person, .roles = visitor.roles, .what = std::string(what), .about_count = about_count, .process = process});
}

}  // namespace allting::people
