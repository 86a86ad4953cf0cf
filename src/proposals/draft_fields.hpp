// The fields of an idea, each written once: the steps of the web form and the facilitator's form are made of them.
#pragma once
#include "platform/page/forms.hpp"
#include "platform/page/map.hpp"
#include "processes/process.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

/// `writes`: whose form it is. Beside an author's text stands how to support a similar idea instead, for a script to show.
enum class Writer { author, for_other };
void idea_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Proposal& proposal, Writer writes = Writer::author);
/// Pot, place in words, and the map with its two fields of degrees.
void place_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Proposal& proposal,
                  const processes::Process& process, page::Map map);

}  // namespace allting::proposals
