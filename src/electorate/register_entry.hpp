// A register as it is kept: its voters, what is searched for in it, how many there are, what was taken in. Pure.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/time.hpp"
#include "electorate/register.hpp"

namespace allting::electorate {

struct Register {
    RegisterKind kind = RegisterKind::municipal;
    bool letters = false;
    std::int64_t version = 0;  // the number of its last import
};

/// A file that an officer has sent, and what they say it is.
struct RegisterForm {
    RegisterKind kind = RegisterKind::municipal;
    bool letters = false;
    std::string bytes = {};
};

/// One voter as a row.
struct Entry {
    VoterId voter = {};
    std::string match_hash = {}, identity_hash = {};  // "" = no number
    std::string name = {}, group = {}, language = {}, address = {};
    AreaId area = {};
    std::optional<int> birth_year = {};
    std::string sealed = {};  // of protected identity: name and address
    bool protected_identity = false;
    bool is_gone = false;
};

struct EntrySearch {
    std::string text = {};   // part of a name or of a class or household; "" = all
    std::string group = {};  // "" = all
    AreaId area = {};
    bool gone = false;       // those who are gone instead of those who are there
    std::int64_t page = 1;
};
struct EntryList {
    std::vector<Entry> entries;  // without hashes, addresses and what is sealed
    std::int64_t count = 0;
};

/// How many there are in each class or household, and in each area. Those with protected identity are in the sum alone.
struct RegisterCounts {
    std::int64_t all = 0, protected_count = 0, gone = 0;
    std::vector<std::pair<std::string, std::int64_t>> groups;  // at most limits::register_groups_shown
    std::vector<std::pair<AreaId, std::int64_t>> areas;
};

struct Import {
    std::int64_t id = 0, rows = 0, added = 0, gone = 0, left_out = 0;
    PersonId by = {};
    Instant at = {};
};

}  // namespace allting::electorate
