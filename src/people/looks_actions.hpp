// The log of looks at personal data: whoever can see people's contact data leaves a trace when doing so.
#pragma once
#include <string_view>

#include "people/visit.hpp"

namespace allting::people {

/// `what`: a word that has a text people.look_WORD: people_list, person, by_name_list, by_hand_list, role_review; notice_letters, unreached_list; of the
/// register of a `process`: register_list, register_search, register_import, letters, desk.
void note_access(db::Transaction& tx, const Visitor& visitor, std::string_view what, std::int64_t about_count, Instant now,
                 ProcessId process = {});

}  // namespace allting::people
