// From what an officer sent to typed values.
#pragma once
#include "electorate/register_entry.hpp"
#include "platform/http/request.hpp"

namespace allting::electorate {

/// Fields kind, letters and file.
Result<RegisterForm> read_register_form(const http::Input& input);
/// Fields text, group, area, gone and page; what makes no sense is left out.
EntrySearch read_search(const http::Input& query);

}  // namespace allting::electorate
