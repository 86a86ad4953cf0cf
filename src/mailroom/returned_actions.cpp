#include "mailroom/returned_actions.hpp"

#include <algorithm>

#include "people/person_store.hpp"

namespace allting::mailroom {
namespace {

Result<void> done_or_refused(bool is_done) {
    if (!is_done) return refuse(ErrorKind::conflict, "not_unreached", "mailroom.refused.not_unreached");
    return {};
}

}  // namespace

std::vector<Unreached> list_unreached(db::Connection& connection, const people::Visit& visit, std::int64_t count) {
    std::vector<Unreached> all;
    for (auto& returned : notices::list_returned(connection, visit.visitor.organisation, visit.t, count)) {
        const auto person = people::find_person(connection, visit.visitor.organisation, returned.person);
        all.push_back({.returned = std::move(returned), .name = person ? person->name : "", .is_protected = person && person->protected_identity,
                       .email = person ? person->email.value_or("") : ""});
    }
    return all;
}

Result<void> tell_unreached_by_hand(db::Transaction& tx, const people::Visit& visit, std::int64_t notice) {
    return done_or_refused(notices::tell_by_hand(tx, visit.visitor.organisation, notice, visit.now));
}

Result<void> send_unreached_again(db::Transaction& tx, const people::Visit& visit, std::int64_t notice) {
    const auto all = list_unreached(tx, visit, unreached_shown_max);
    const auto found = std::ranges::find(all, notice, [](const Unreached& one) { return one.returned.told.id; });
    if (found == all.end()) return done_or_refused(false);
    const std::string& address = found->email.empty() ? found->returned.address : found->email;
    return done_or_refused(notices::send_again(tx, visit.visitor.organisation, notice, address, visit.now));
}

Result<void> settle_unreached(db::Transaction& tx, const people::Visit& visit, std::int64_t notice) {
    return done_or_refused(notices::settle(tx, visit.visitor.organisation, notice, visit.now));
}

}  // namespace allting::mailroom
