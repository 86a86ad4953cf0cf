#include "ballots/ways_actions.hpp"

#include "electorate/register_store.hpp"

namespace allting::ballots {

namespace {

using processes::Way;
using processes::WaySet;

/// An argument for each way, "yes" or "no": the sentence has a part for each.
Error with_list(Error error, WaySet open) {
    for (const Way way : processes::all_ways) error.arguments.emplace_back(processes::word_of(way), open.has(way) ? "yes" : "no");
    return error;
}

}  // namespace

WaySet open_ways(const processes::Process& process, bool has_register, const people::Site& site) {
    WaySet open;
    for (const Way way : process.ways.open_with(has_register).list()) {
        if (way == Way::e_id && site.eids.empty()) continue;
        if (way == Way::sms_code && site.sms_prefixes.empty()) continue;
        open.add(way);
    }
    return open;
}

Result<void> check_way(db::Connection& connection, OrganisationId organisation, const processes::Process& process, Way way) {
    if (process.ways.has(way)) return {};
    const bool has_register = electorate::find_register(connection, organisation, process.id).has_value();
    return with_list(refuse(ErrorKind::not_allowed, "way_not_offered", "ballots.refused.way_not_offered"), process.ways.open_with(has_register));
}

Error choose_way(WaySet open) { return with_list(refuse(ErrorKind::not_signed_in, "choose_way", "ballots.refused.choose_way"), open); }

}  // namespace allting::ballots
