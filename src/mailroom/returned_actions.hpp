// What a facilitator does so that somebody whose mail came back is reached after all.
#pragma once
#include "mailroom/returned.hpp"
#include "people/visit.hpp"

namespace allting::mailroom {

constexpr std::int64_t unreached_shown_max = 200;  // of one page

std::vector<Unreached> list_unreached(db::Connection& connection, const people::Visit& visit, std::int64_t count);

/// All refuse: not_unreached, when somebody has seen to it already.
Result<void> tell_unreached_by_hand(db::Transaction& tx, const people::Visit& visit, std::int64_t notice);
/// To the address that the account has now.
Result<void> send_unreached_again(db::Transaction& tx, const people::Visit& visit, std::int64_t notice);
Result<void> settle_unreached(db::Transaction& tx, const people::Visit& visit, std::int64_t notice);

}  // namespace allting::mailroom
