// What is done with needs: the only place that writes them. Each step goes into the public record, and the authors of the
// ideas behind a need hear of it by the channel that each has.
#pragma once
#include "needs/need_form.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"

namespace allting::needs {

/// Makes a need of ideas, or adds them to one that is there. Refuses an idea that has got no no, one that belongs to another
/// need, and more than need_ideas_max.
Result<Need> turn_ideas(db::Transaction& tx, const people::Visitor& visitor, const NeedForm& form, Instant now);
/// An idea that does not belong there is taken out again; the last one stays.
Result<Need> take_out_idea(db::Transaction& tx, const people::Visitor& visitor, NeedId id, ProposalId proposal, Instant now);

/// A department takes the need over and promises a day, says how it goes, that it is met, or why nothing comes of it. Only
/// officials of the department that has it may say that; whoever takes over does so for the own department.
Result<Need> report_on_need(db::Transaction& tx, const people::Visitor& visitor, NeedId id, const ReportForm& form, Instant now);

}  // namespace allting::needs
