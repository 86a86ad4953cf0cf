#include "proposals/translation_actions.hpp"

#include <algorithm>

#include "processes/process_store.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/translation_store.hpp"
#include "record/record.hpp"

namespace allting::proposals {
namespace {

Result<Proposal> find_for(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const Translation& translation) {
    CHECK(visitor.may(people::Permission::enter_for_others));
    auto proposal = find_proposal(tx, visitor.organisation, id);
    if (!proposal || proposal->state == State::draft) return refuse(ErrorKind::not_found, "not_found", "proposals.refused.not_found");
    const auto process = processes::find_process(tx, visitor.organisation, proposal->process);
    CHECK(process.has_value());
    TRY_DO(check_translation(translation, *proposal, *process));
    return std::move(*proposal);
}

}  // namespace

Result<Translation> translate_proposal(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, Translation translation, Instant now) {
    TRY(const auto proposal, find_for(tx, visitor, id, translation));
    translation.revision = proposal.revision;
    translation.made_by = visitor.person;
    translation.made_at = now;
    put_translation(tx, visitor.organisation, id, translation);
    record::append(tx, visitor.organisation, now, {"proposal_translated", people::word_of(people::Role::facilitator), "proposal", id.value,
                                                   {{"language", translation.language}, {"made", word_of(translation.made)}}});
    return translation;
}

Result<void> remove_translation(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, std::string_view language, Instant now) {
    TRY_DO(find_for(tx, visitor, id, {.language = std::string(language)}));
    const auto there = list_translations(tx, visitor.organisation, id);
    if (std::ranges::find(there, language, &Translation::language) == there.end())
        return refuse(ErrorKind::not_found, "no_translation", "translations.refused.no_translation");
    delete_translation(tx, visitor.organisation, id, language);
    record::append(tx, visitor.organisation, now, {"translation_removed", people::word_of(people::Role::facilitator), "proposal", id.value,
                                                   {{"language", language}}});
    return {};
}

}  // namespace allting::proposals
