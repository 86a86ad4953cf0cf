// The officials' inbox over all processes: what is due, what waits for whom, and how much each department has.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "reviews/case_store.hpp"
#include "reviews/inbox_store.hpp"

namespace allting::reviews {

enum class InboxFilter { all, mine, asked, untaken, late, waiting };
inline constexpr std::array<std::string_view, 6> inbox_filter_words{"all", "mine", "asked", "untaken", "late", "waiting"};
inline std::string_view word_of(InboxFilter filter) { return inbox_filter_words[std::size_t(filter)]; }

struct InboxQuery {
    InboxFilter filter = InboxFilter::all;
    DepartmentId department = {};  // whose turn it is, or which is asked
    ProcessId process = {};
    std::int64_t page = 1;
};
InboxQuery read_inbox_query(const http::Input& query);  // unknown → all

/// Whom a case waits for now.
struct Wait {
    enum class For { nobody_yet, department, author, decider, no_decider, second_signature, message, release };
    For whom = {};
    std::string name = {};  // of the department or the person
    bool is_late = false;
};

struct InboxLine {
    CaseLine of = {};
    std::string process_name = {};
    std::vector<Wait> waits = {};
    PartId own_part = {};  // what the visitor's department is asked
    bool is_asked = false, is_mine = false, is_late = false;
    std::vector<DepartmentId> departments = {};  // that it concerns
};

/// Undecided cases of a department, and questions it has been asked.
struct DepartmentLoad {
    DepartmentId department = {};
    std::string name = {};  // "" = cases that nobody has taken
    std::int64_t open = 0, late = 0, waiting = 0, asked = 0;
};

struct InboxView {
    InboxQuery query = {};
    std::vector<InboxLine> lines = {};         // of this page
    std::array<std::int64_t, 6> counts = {};   // by filter, within the chosen department and process
    std::int64_t pages = 1;
    std::vector<DepartmentLoad> load = {};
    std::vector<std::pair<ProcessId, std::string>> processes = {};  // that have undecided cases
};
inline constexpr std::size_t inbox_lines_a_page = 50;

/// Every undecided case with what it waits for, first due first.
std::vector<InboxLine> list_inbox_lines(db::Connection& connection, const people::Visitor& visitor, Instant now);
InboxView load_inbox(db::Connection& connection, const people::Visitor& visitor, const InboxQuery& query, Instant now);

}  // namespace allting::reviews
