// Writing in the thread of a case. The other side is told; the public record is not.
#pragma once
#include "people/extensions.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/thread.hpp"
#include "reviews/thread_form.hpp"

namespace allting::reviews {

/// Where this visitor sits in the thread of an idea that has a case.
Result<Seat> find_seat(db::Connection& connection, const people::Visitor& visitor, ProposalId id);

/// Sent twice with one request key, it is one message. Refuses as check_may_write does, and more than
/// messages_per_day_max a day.
Result<Message> write_message(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const MessageForm& form, Instant now);

/// Has people/ take an author's words away with the account that is erased.
void extend_people();

}  // namespace allting::reviews
