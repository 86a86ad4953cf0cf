// Whether a POST comes from our own pages (docs/security.md): the browser's word and the form's token, both.
#pragma once
#include <string_view>

#include "platform/http/request.hpp"

namespace allting::app {

/// Sec-Fetch-Site where the browser sends it, else Origin against the Host; neither = an old browser or a program,
/// which the token must do for.
bool comes_from_this_site(const http::Request& request);

/// The token as sent: field form_token, or header X-Form-Token for JSON.
std::string_view offered_form_token(const http::Request& request);

/// Plain http is for this machine alone: both the peer and the Host it asked for must be local.
bool is_local_request(const http::Request& request);

}  // namespace allting::app
