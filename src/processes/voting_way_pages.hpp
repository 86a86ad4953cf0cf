// The ways to prove the right to vote, in words: in the editor with their weaknesses, and for whoever reads the plan.
#pragma once
#include <string>
#include <vector>

#include "platform/html/html.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::processes {

/// What a way cannot be used without and is not there: a locale key.
struct WayLack {
    Way way;
    std::string_view text_key;
};
/// What the site and the process have.
struct WayMeans {
    bool has_register = false, has_eid = false, sends_sms = false;
};
std::vector<WayLack> lacks_of(WaySet ways, const WayMeans& means);

std::string_view name_of(const i18n::Translator& t, Way way);
/// "processes.way_proves.desk" and the like; `part`: proves, weakness, suits or done.
std::string_view way_text(const i18n::Translator& t, std::string_view part, Way way);

/// Boxes for the ways and what the outcome is worth. `lacks`: of all ways.
void voting_way_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process, const std::vector<WayLack>& lacks);
/// Which ways there are and what the outcome is worth, for everyone.
void voting_ways_part(html::Out& out, const page::Frame& frame, const Process& process);

}  // namespace allting::processes
