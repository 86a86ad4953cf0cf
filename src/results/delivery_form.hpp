// What officials and economists send about a funded project, from untrusted fields to typed values.
#pragma once
#include <string>

#include "platform/http/request.hpp"
#include "results/delivery.hpp"
#include "results/ledger.hpp"

namespace allting::results {

/// state, text, promised_on, promise_reason; picture (a file) and picture_description are read by read_report_picture.
Result<Report> read_report_form(const http::Input& input);
/// A description is needed where there is a picture. "" where there is none.
Result<std::string> read_picture_description(const http::Input& input);

/// kind, amount, note; counter = yes makes the amount a counter-entry, in JSON a minus sign does the same.
Result<EntryForm> read_entry_form(const http::Input& input);

}  // namespace allting::results
