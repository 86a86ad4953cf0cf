// How to vote in one vote: its open ways, each with its act; and where a code that was sent is typed in.
#pragma once
#include <string>

#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::ballots {

struct WaysView {
    processes::Process process;
    processes::WaySet open = {};    // as the site can serve them
    bool is_vote_open = false;
    bool was_refused = false;       // came here by a way that the vote does not have
    std::string mail_folder = {};   // in a demo town, where messages are put
};
std::string ways_page(const page::Frame& frame, const page::Typed& typed, const WaysView& view);
json::Value ways_json(const WaysView& view);
std::string sent_code_page(const page::Frame& frame, const page::Typed& typed, const WaysView& view);

}  // namespace allting::ballots
