// Looking at personal data of a register leaves a trace: who, when, what kind of look, how many persons. Pure.
#pragma once
#include <array>
#include <optional>
#include <string_view>

#include "core/id.hpp"
#include "core/time.hpp"

namespace allting::electorate {

enum class Look { list, search, import, letters, desk };
inline constexpr std::array looks{Look::list, Look::search, Look::import, Look::letters, Look::desk};
std::string_view word_of(Look look);
std::optional<Look> look_from_word(std::string_view word);

struct Looked {
    Look look = Look::list;
    ProcessId process = {};
    std::int64_t rows = 0;
    PersonId by = {};
    Instant at = {};
};

}  // namespace allting::electorate
