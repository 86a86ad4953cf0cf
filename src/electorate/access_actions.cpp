#include "electorate/access_actions.hpp"

#include "electorate/access_store.hpp"

namespace allting::electorate {

void note_look(db::Transaction& tx, const people::Visit& visit, Looked looked) {
    looked.by = visit.visitor.person;
    looked.at = visit.now;
    insert_look(tx, visit.visitor.organisation, looked);
}

}  // namespace allting::electorate
