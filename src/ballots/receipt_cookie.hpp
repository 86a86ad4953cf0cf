// Carries the receipt from the POST to the page that shows it, past every log: not in an address, only in a cookie that
// no script reads, that lives ten minutes, and that shows nothing to the next person on a shared computer.
#pragma once
#include <optional>
#include <string>

#include "core/id.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace allting::ballots {

/// `voter`: whose screen it is, so that another person's cookie shows nothing.
void give_receipt(http::Response& response, const http::Request& request, std::string_view master_key, ProcessId process,
                  VoterId voter, std::string_view receipt);
std::optional<std::string> given_receipt(const http::Request& request, std::string_view master_key, ProcessId process, VoterId voter);

}  // namespace allting::ballots
