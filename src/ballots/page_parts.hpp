// Parts that several pages of the vote share.
#pragma once
#include <string>

#include "ballots/ballot_view.hpp"
#include "platform/html/html.hpp"
#include "platform/page/frame.hpp"

namespace allting::ballots {

enum class Step { right, area, choose, check, receipt };

std::string address_of_vote(ProcessId process);  // "/processes/3/ballot"
std::string address_of_ways(ProcessId process);  // "/processes/3/ways"
page::Options vote_page(const page::Frame& frame, const processes::Process& process, std::string_view heading);
/// The steps' names with the one that is now, and the page's heading.
void step_head(html::Out& out, const page::Frame& frame, const processes::Process& process, Step now, std::string_view heading);
/// Marks as hidden fields, so that they come along.
void hidden_mark(html::Out& out, const processes::Process& process, const proposals::Project& project, std::int64_t points);
/// "Kvar: 3", "Kvar: 120 000 kr".
std::string left_text(const i18n::Translator& t, const processes::Process& process, const PotUse& use);

}  // namespace allting::ballots
