#include "people/pace.hpp"

#include <algorithm>
#include <array>

namespace allting::people {

constexpr std::array<std::string_view, 3> pace_words{"at_once", "daily", "weekly"};

std::string_view word_of(notices::Pace pace) { return pace_words[std::size_t(pace)]; }

std::optional<notices::Pace> pace_from_word(std::string_view word) {
    const auto it = std::ranges::find(pace_words, word);
    if (it == pace_words.end()) return std::nullopt;
    return notices::Pace(it - pace_words.begin());
}

constexpr db::Sql select_pace = "SELECT pace FROM persons WHERE organisation_id = ? AND id = ?";

notices::Pace find_pace(db::Connection& connection, OrganisationId organisation, PersonId person) {
    db::Rows rows = connection.query(select_pace, organisation, person);
    return rows.next() ? pace_from_word(rows.get<std::string_view>(0)).value_or(notices::Pace::at_once) : notices::Pace::at_once;
}

constexpr db::Sql update_pace = "UPDATE persons SET pace = ? WHERE organisation_id = ? AND id = ?";

void store_pace(db::Transaction& tx, OrganisationId organisation, PersonId person, notices::Pace pace) {
    tx.execute_sql(update_pace, word_of(pace), organisation, person);
}

}  // namespace allting::people
