// Strong identities: a ProcessId cannot be passed where a ProposalId is wanted.
// Numbers are given out per organisation, from 1 (people/…, platform/db/counter.hpp), so addresses stay short.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace allting {

template <class Tag>
struct Id {
    std::int64_t value = 0;  // 0 = none
    friend auto operator<=>(const Id&, const Id&) = default;
    explicit operator bool() const { return value != 0; }
};

using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using DepartmentId = Id<struct DepartmentTag>;
using AreaId = Id<struct AreaTag>;
using ProcessId = Id<struct ProcessTag>;
using VoterId = Id<struct VoterTag>;  // a right to vote in one process: of somebody on its register, or of a person
using PotId = Id<struct PotTag>;
using ProposalId = Id<struct ProposalTag>;
using CommentId = Id<struct CommentTag>;
using PictureId = Id<struct PictureTag>;
using CaseId = Id<struct CaseTag>;
using OfferId = Id<struct OfferTag>;
using ProjectId = Id<struct ProjectTag>;
using VoterId = Id<struct VoterTag>;  // a place on the electoral roll of one process; random
using TokenId = Id<struct TokenTag>;

}  // namespace allting

template <class Tag>
struct std::hash<allting::Id<Tag>> {
    std::size_t operator()(const allting::Id<Tag>& id) const { return std::hash<std::int64_t>{}(id.value); }
};
