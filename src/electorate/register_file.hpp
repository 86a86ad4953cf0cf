// A register's file from its bytes to its rows, one at a time: the check before anything is stored and the import after
// the officer's yes read it the same way. Pure.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "electorate/register.hpp"

namespace allting::electorate {

/// The key of match hashes, of the site's master key, for one organisation and process.
std::string match_key(std::string_view master_key, OrganisationId organisation, ProcessId process);

struct FileWalk {
    std::int64_t good_rows = 0;
    std::int64_t faulty_rows = 0;
    std::vector<std::string> ignored_columns = {};
};

/// Calls one of the two for every row: `on_row` with its match hash, or `on_faults` with what is wrong with it. A row that
/// an earlier one has already said is faulty.
/// Refuses (invalid, field file) what is no text, has no rows, more than limits::register_rows_max, or a wrong first line.
Result<FileWalk> walk_register(std::string_view bytes, const RegisterRules& rules, std::string_view key,
                               const std::function<void(const RegisterRow&, const std::string& match_hash)>& on_row,
                               const std::function<void(const std::vector<RowFault>&)>& on_faults);

}  // namespace allting::electorate
