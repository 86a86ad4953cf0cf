// What an administrator types about the organisation, its departments and areas, as typed drafts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "places/place.hpp"
#include "platform/http/request.hpp"

namespace allting::places {

/// `now` has what the form leaves as it is. `languages`: the codes that there are; Swedish cannot be left out.
/// Refuses colours on which white text cannot be read, with the contrast they reach.
Result<Organisation> read_organisation_form(const http::Input& input, Organisation now, const std::vector<std::string_view>& languages);
Result<std::string> read_department_form(const http::Input& input);
/// Without id. Statistics: a line each, "age_16_24: 4100".
Result<Area> read_area_form(const http::Input& input);
/// The form's spelling of what read_area_form reads.
std::string outline_lines(const std::vector<Position>& outline);
std::string statistics_lines(const std::vector<Statistic>& statistics);

}  // namespace allting::places
