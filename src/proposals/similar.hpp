// Ideas that say much the same as a text: the index of a process's ideas, kept as long as no wording changes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

struct SimilarLine {
    ProposalId id;
    std::string title;
    State state;
    double score;           // 0 to 1
    bool opposite = false;  // seems to want the opposite on the same matter: never a duplicate
    PersonId author = {};
    bool may_support = false;  // the reader, instead of writing the same again: said by whoever shows it
};

/// At most five, the most similar first; `except` is the idea itself.
std::vector<SimilarLine> find_similar(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string_view text,
                                      ProposalId except = {});

/// Two ideas of a process that are alike.
struct SimilarPair {
    ProposalId first, second;
    double score;   // 0 to 1
    bool opposite;  // they seem to want the opposite of each other
};
/// The most alike of each idea, every pair once, in the order of the ideas. Computed once for each wording of the ideas.
std::vector<SimilarPair> list_similar_pairs(db::Connection& connection, OrganisationId organisation, ProcessId process);

}  // namespace allting::proposals
