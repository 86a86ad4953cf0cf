// Offers on paper: the forms by which officials offer, authors offer back and both agree on a time to meet, and what an
// offer would change, told so that it can be read without the other pages. Pure.
#pragma once
#include <string>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "reviews/case_view.hpp"
#include "reviews/offer_view.hpp"

namespace allting::reviews {

std::string offer_page(const page::Frame& frame, const CaseView& view, const page::Typed& typed = {});
std::string counter_page(const page::Frame& frame, const OfferView& view, const page::Typed& typed = {});
/// `official`: another time than the author's; else the author's own.
std::string meeting_page(const page::Frame& frame, const OfferView& view, bool official, const page::Typed& typed = {});

/// By which way the author said so, and how one knows.
void for_author_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed);
/// What an offer would change: words, size, hours and cost before and after, and the place on a map, old and new.
void offer_difference(html::Out& out, const page::Frame& frame, const Standing& before, const Standing& after);

/// On the proposal's public page: the offer that waits, with what its author may do; or the counter-offer that waits.
void waiting_offer_part(html::Out& out, const page::Frame& frame, const PublicReview& view, const ChangeOffer& offer, const Standing& now);
/// On the case's page: the counter-offer and the time to meet that wait for an official, and what was offered before.
void offers_panel(html::Out& out, const page::Frame& frame, const CaseView& view);

}  // namespace allting::reviews
