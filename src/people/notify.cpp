#include "people/notify.hpp"

#include "people/pace.hpp"
#include "people/person_store.hpp"

namespace allting::people {

void notify(db::Transaction& tx, OrganisationId organisation, PersonId person, const notices::Notice& notice, Instant now) {
    const auto found = find_person(tx, organisation, person);
    if (!found || found->erased) return;
    using notices::Means;
    const bool mails = found->channel == Channel::mail && found->email;
    const Means means = mails ? Means::mail : found->channel == Channel::none ? Means::page_only : Means::by_hand;
    notices::enqueue(tx, organisation,
                     {.person = person, .means = means, .address = found->email, .language = found->language,
                      .pace = find_pace(tx, organisation, person)}, notice, now);
}

void notify_role(db::Transaction& tx, OrganisationId organisation, Role role, const notices::Notice& notice, Instant now) {
    for (const PersonId person : list_with_role(tx, organisation, role)) notify(tx, organisation, person, notice, now);
}

}  // namespace allting::people
