// A tar archive in one form only: the same members always give the same bytes, and a file that differs from what these
// members give is refused. So nothing can hide between them (docs/record-format.md, section 5). Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace allting::record {

struct Member {
    std::string name;  // at most 99 bytes
    std::string bytes;
    friend bool operator==(const Member&, const Member&) = default;
};

std::string write_archive(const std::vector<Member>& members);
/// Refuses (invalid, "bad_archive") whatever write_archive does not write, with the argument "problem".
Result<std::vector<Member>> read_archive(std::string_view bytes);

}  // namespace allting::record
