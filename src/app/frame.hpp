// The frame around every page, for this request: language, organisation, visitor, navigation.
#pragma once
#include "app/routes.hpp"
#include "people/visit.hpp"
#include "places/place.hpp"

namespace allting::app {

/// The language by ?lang=, else the cookie that an earlier ?lang= left, else the person's, else the browser's if the
/// organisation offers it: a language whose texts nobody has read comes to nobody unasked.
const i18n::Translator& choose_language(const people::Site& site, const http::Request& request, const people::Visitor& visitor,
                                        const std::vector<std::string>& offered);
/// Remembers a ?lang= for a year.
void keep_language(http::Response& response, const people::Site& site, const http::Request& request);

page::Frame make_frame(const people::Site& site, const Routes& routes, const http::Request& request,
                       const people::Visitor& visitor, const places::Organisation& organisation,
                       const i18n::Translator& t, Instant now);
/// For answers made before anybody was recognised: the plain frame in the browser's language.
page::Frame make_plain_frame(const people::Site& site, const http::Request& request, Instant now);

}  // namespace allting::app
