#include "guides/card_actions.hpp"

#include "guides/card_store.hpp"
#include "places/place_store.hpp"
#include "platform/db/counter.hpp"
#include "processes/process_store.hpp"
#include "record/record.hpp"

namespace allting::guides {
namespace {

using people::Visitor;

Error not_found() { return refuse(ErrorKind::not_found, "not_found", "guides.refused.not_found"); }

void note(db::Transaction& tx, const Visitor& visitor, std::string_view deed, const Card& card, Instant now) {
    const auto role = visitor.roles.has(people::Role::facilitator) ? people::Role::facilitator : people::Role::administrator;
    record::append(tx, visitor.organisation, now,
                   {.kind = deed, .by_role = people::word_of(role), .subject = "card", .subject_id = card.id.value,
                    .facts = {{"kind", word_of(card.kind)}, {"version", card.version}, {"title", card.text.title}}});
}

Result<void> check_where(db::Connection& connection, const Visitor& visitor, const CardForm& form) {
    if (form.process && !processes::find_process(connection, visitor.organisation, form.process))
        return refuse(ErrorKind::not_found, "no_process", "guides.refused.no_process");
    if (form.text.area && !places::find_area(connection, visitor.organisation, form.text.area))
        return refuse(ErrorKind::not_found, "no_area", "guides.refused.no_area");
    return {};
}

}  // namespace

Result<Card> write_card(db::Transaction& tx, const Visitor& visitor, const CardForm& form, Instant now) {
    TRY_DO(check_where(tx, visitor, form));
    if (count_cards(tx, visitor.organisation) >= cards_max) return refuse(ErrorKind::too_many, "too_many_cards", "guides.refused.too_many_cards");
    const Card card{.id = db::take_id<CardId>(tx, visitor.organisation, "card"), .kind = form.kind, .process = form.process,
                    .text = form.text, .shown_from = now, .withdrawn_at = {}};
    insert_card(tx, visitor.organisation, card, visitor.person);
    note(tx, visitor, "card_written", card, now);
    return card;
}

Result<Card> change_card(db::Transaction& tx, const Visitor& visitor, CardId id, std::int64_t before, const CardForm& form, Instant now) {
    const auto old = find_card(tx, visitor.organisation, id);
    if (!old) return not_found();
    TRY_DO(check_where(tx, visitor, form));
    const Error changed = refuse(ErrorKind::conflict, "changed_meanwhile", "guides.refused.changed_meanwhile");
    if (old->version != before) return changed;
    if (old->is_shown() && old->text == form.text && old->process == form.process)
        return refuse(ErrorKind::conflict, "nothing_changed", "guides.refused.nothing_changed");
    const Card card{.id = id, .kind = old->kind, .process = form.process, .version = before + 1, .text = form.text, .shown_from = now, .withdrawn_at = {}};
    if (!insert_version(tx, visitor.organisation, card, visitor.person)) return changed;
    note(tx, visitor, "card_changed", card, now);
    return card;
}

Result<Card> withdraw_card(db::Transaction& tx, const Visitor& visitor, CardId id, Instant now) {
    auto card = find_card(tx, visitor.organisation, id);
    if (!card) return not_found();
    if (!mark_withdrawn(tx, visitor.organisation, id, card->version, now))
        return refuse(ErrorKind::conflict, "withdrawn_already", "guides.refused.withdrawn_already");
    card->withdrawn_at = now;
    note(tx, visitor, "card_withdrawn", *card, now);
    return *card;
}

}  // namespace allting::guides
