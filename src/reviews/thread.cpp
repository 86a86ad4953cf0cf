#include "reviews/thread.hpp"

#include "reviews/part.hpp"

namespace allting::reviews {

std::string_view word_of(Side side) { return side == Side::author ? "author" : "reviewers"; }

std::optional<Side> side_from_word(std::string_view word) {
    if (word == "author") return Side::author;
    if (word == "reviewers") return Side::reviewers;
    return std::nullopt;
}

Seat seat_of(const proposals::Proposal& proposal, const Case& of, const people::Visitor& visitor, const SeatFacts& facts) {
    using people::Permission;
    if (!visitor.is_signed_in()) return Seat::none;
    if (proposal.author == visitor.person) return Seat::author;
    const bool has_case = may_coordinate(of, visitor.person, visitor.department) || facts.is_asked;
    if (visitor.may(Permission::review) && has_case && !facts.has_conflict) return Seat::reviewer;
    if (!visitor.may(Permission::enter_for_others)) return Seat::none;
    return !proposal.author || proposal.channel != proposals::Channel::web ? Seat::for_author : Seat::recorder;
}

Result<void> check_may_write(Seat seat, std::string_view channel) {
    if (seat == Seat::none) return refuse(ErrorKind::not_allowed, "not_in_the_thread", "thread.refused.not_in_the_thread");
    if (!speaks_for_author(seat) || !channel.empty()) return {};
    FieldErrors errors;
    errors.add("channel", "required", "form.required");
    return errors.take();
}

}  // namespace allting::reviews
