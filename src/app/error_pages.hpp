// What people and programs see when something was refused or broke: a page with a way on, or a problem document.
#pragma once
#include <string_view>

#include "core/result.hpp"
#include "people/visit.hpp"

namespace allting::app {

/// The two faces of a refusal outside a form.
http::Response refusal(const http::Request& request, const page::Frame& frame, const Error& error);
/// An apology (500, or 503 when it will pass) with the id under which the log has the rest.
http::Response apology(const http::Request& request, const page::Frame& frame, ErrorKind kind, std::string_view id);
/// What the HTTP server refuses before a route is looked for: 400, 405, 413, 414, 431, 503 …
http::Response early_refusal(const http::Request& request, const page::Frame& frame, int status);

}  // namespace allting::app
