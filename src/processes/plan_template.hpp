// A plan to start from: what a municipal participatory budget usually looks like, in dates and words that the facilitator
// then makes her own. Knows the zone and the languages; stores nothing.
#pragma once
#include <string>
#include <string_view>

#include "platform/i18n/translator.hpp"
#include "processes/process.hpp"

namespace allting::processes {

struct NewProcess {
    std::string title;
    Money total;
    Instant begins;  // the day on which ideas open
};

/// Phases from the day of `begins`: each opens at 08.00 and closes at 20.00 by the clocks of the zone. One pot for the
/// whole organisation. Texts in Swedish and English; the English title is left for a person to write.
Process municipal_pb(const NewProcess& wanted, const i18n::Languages& languages, std::string_view zone);

}  // namespace allting::processes
