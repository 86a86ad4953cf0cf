// Writing, changing and withdrawing cards. No version is overwritten.
#pragma once
#include "guides/card_form.hpp"
#include "people/visit.hpp"

namespace allting::guides {

/// Refuses: not_found for a process or an area that is not there, too_many_cards.
Result<Card> write_card(db::Transaction& tx, const people::Visitor& visitor, const CardForm& form, Instant now);
/// A new version, shown from now; a withdrawn card is shown again. `before` is the version that the form was filled from.
/// Refuses: not_found, changed_meanwhile, nothing_changed.
Result<Card> change_card(db::Transaction& tx, const people::Visitor& visitor, CardId id, std::int64_t before, const CardForm& form, Instant now);
/// Not shown any more; its versions stay. Refuses: not_found, withdrawn_already.
Result<Card> withdraw_card(db::Transaction& tx, const people::Visitor& visitor, CardId id, Instant now);

}  // namespace allting::guides
