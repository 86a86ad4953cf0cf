// The rows of a register as an organisation's list gives them, and what is wrong with them. Pure; knows no database, no
// ballot and no account.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "people/identity_number.hpp"

namespace allting::electorate {

/// Which list it is: it decides which columns there must be and what tells one voter from another.
enum class RegisterKind {
    municipal,  // everyone has an identity number
    pupils,     // by class; a number where the school has one
    tenants,    // by household; a number where the landlord has one
    at_desk,    // no list: whoever shows the right at a desk is written in there
};
/// Those that are lists.
inline constexpr std::array register_kinds{RegisterKind::municipal, RegisterKind::pupils, RegisterKind::tenants};
std::string_view word_of(RegisterKind kind);
std::optional<RegisterKind> register_kind_from_word(std::string_view word);

struct AreaName {
    AreaId id;
    std::string name;
};

/// What the rows are held against.
struct RegisterRules {
    RegisterKind kind = RegisterKind::municipal;
    bool letters = false;  // every row must then have an address
    int age_min = 0;
    std::chrono::year_month_day today = {};
    int vote_year = 0;  // who reaches the lowest age within it may vote
    std::vector<AreaName> areas = {};
    std::vector<std::string> languages = {};  // of letters; others are written in Swedish
};

struct RegisterRow {
    std::int64_t line = 0;
    std::optional<people::IdentityNumber> number = {};
    std::string name = {};
    std::string group = {};  // class or household
    AreaId area = {};
    std::optional<int> birth_year = {};
    std::string language = {};
    bool protected_identity = false;
    std::string address = {};  // lines of the envelope below the name
};

enum class Column { identity_number, name, first_name, last_name, group, birth_year, area, language, protected_identity, address, postcode, town };
inline constexpr std::size_t columns_count = 12;
std::string_view word_of(Column column);

/// One thing that is wrong, with what to do about it. Never holds an identity number.
struct RowFault {
    std::int64_t line = 0;
    std::string column;    // word of a Column, or "row"
    std::string code;      // for programs
    std::string text_key;  // what to do next
    std::vector<std::pair<std::string, std::string>> arguments = {};
};

/// Where the columns stand, by the names in the first line; those with names that mean nothing here are left aside.
struct Columns {
    std::array<int, columns_count> at{};  // -1 = not there
    std::size_t width = 0;  // of the first line
    std::vector<std::string> ignored;
    bool has(Column column) const { return at[static_cast<std::size_t>(column)] >= 0; }
};
/// Refuses (invalid, field file) a first line without the columns that the kind needs, or with one of them twice.
Result<Columns> read_header(std::span<const std::string> names, const RegisterRules& rules);

/// The row, or nothing and at least one fault more.
std::optional<RegisterRow> read_row(const Columns& columns, std::int64_t line, std::span<const std::string> fields,
                                    const RegisterRules& rules, std::vector<RowFault>& faults);

/// What tells one voter of a register from another: the number, else group, name and year of birth. To be hashed with a key.
std::string match_text(const RegisterRow& row);

}  // namespace allting::electorate
