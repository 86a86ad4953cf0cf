#include "reviews/offer_view.hpp"

#include "core/check.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/reading.hpp"
#include "reviews/meeting_store.hpp"
#include "reviews/offer_store.hpp"

namespace allting::reviews {

Ground ground_of(const people::Visit& visit) {
    return {.areas = proposals::read_areas(visit), .tile_url = visit.site.tile_url, .tile_attribution = visit.site.tile_attribution};
}

Result<OfferView> load_for_official(people::Visit& visit, OfferId id) {
    const OrganisationId organisation = visit.visitor.organisation;
    auto read = visit.database.read([&](db::Connection& c) -> Result<OfferView> {
        auto offer = find_offer(c, organisation, id);
        if (!offer) return refuse(ErrorKind::not_found, "offer_not_found", "reviews.refused.offer_not_found");
        auto proposal = proposals::find_proposal(c, organisation, offer->proposal);
        CHECK(proposal.has_value());
        const Standing standing = standing_of(*proposal, list_offers(c, organisation, offer->proposal));
        return OfferView{.proposal = std::move(*proposal), .offer = std::move(*offer), .standing = standing,
                         .meetings = list_meetings(c, organisation, id)};
    });
    if (read.ok()) read.value().ground = ground_of(visit);
    return read;
}

Result<OfferView> load_for_author(people::Visit& visit, OfferId id) {
    TRY(OfferView view, load_for_official(visit, id));
    const bool is_author = proposals::is_written_by(view.proposal, visit.visitor.person);
    if (!is_author && !visit.visitor.may(people::Permission::enter_for_others))
        return refuse(ErrorKind::not_allowed, "not_the_author", "reviews.refused.not_the_author");
    view.for_author = !is_author;
    return view;
}

}  // namespace allting::reviews
