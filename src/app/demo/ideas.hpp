// Ideas on their way in: written by residents or typed from paper, supported and talked about.
#pragma once
#include <span>
#include <vector>

#include "app/demo/plans.hpp"
#include "app/demo/texts.hpp"
#include "app/demo/town.hpp"
#include "proposals/proposal.hpp"

namespace allting::demo {

/// What is sent in, whatever table it comes from.
struct Writing {
    std::string_view category;
    TownArea area;
    std::string_view title, body, beneficiaries, place;
    std::string_view language = "sv";
    bool on_paper = false;
};
Writing writing_of(const IdeaText& text);
Writing writing_of(const ProjectText& text);

/// Sends it as somebody in the town at that instant.
proposals::Proposal send_idea(db::Transaction& tx, const Town& town, const processes::Process& process, const Writing& writing,
                              const people::Visitor& author, Random& random, Instant at);

/// Supports and comments from the residents, between two instants.
void talk_about(db::Transaction& tx, const Town& town, ProposalId proposal, std::size_t supports, std::size_t comments, Random& random,
                Instant from, Instant to);

/// Every idea of ideas_now(), sent in the weeks that have passed. In the order of the table.
std::vector<proposals::Proposal> send_ideas_now(db::Transaction& tx, const Town& town, const processes::Process& process, Random& random,
                                                std::int64_t scale, Instant now);

/// The n-th of `count` instants between two.
Instant between(Instant from, Instant to, std::size_t n, std::size_t count);

}  // namespace allting::demo
