// The fields of an idea, each written once: the steps of the web form and the facilitator's form are made of them.
#pragma once
#include "platform/page/forms.hpp"
#include "platform/page/map.hpp"
#include "processes/process.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

void idea_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Proposal& proposal);
/// Pot, place in words, and the map with its two fields of degrees.
void place_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Proposal& proposal,
                  const processes::Process& process, page::Map map);

}  // namespace allting::proposals
