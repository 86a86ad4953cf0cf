#include "results/delivery_actions.hpp"

#include "platform/db/counter.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/project_store.hpp"
#include "record/record.hpp"
#include "results/delivery_store.hpp"
#include "results/proposal_steps.hpp"

namespace allting::results {
namespace {

proposals::State proposal_state_of(DeliveryState state) {
    switch (state) {
        case DeliveryState::planned: return proposals::State::planning;
        case DeliveryState::procuring: return proposals::State::procuring;
        case DeliveryState::building: return proposals::State::building;
        case DeliveryState::done: return proposals::State::done;
        case DeliveryState::cancelled: return proposals::State::cancelled_with_reason;
    }
    return proposals::State::planning;
}

/// The role in which somebody reports who may have several.
std::string_view role_of(const people::Visitor& visitor) {
    for (const auto role : {people::Role::facilitator, people::Role::economist}) {
        if (visitor.roles.has(role)) return people::word_of(role);
    }
    return people::word_of(people::Role::official);
}

}  // namespace

Result<DeliveryUpdate> report_delivery(db::Transaction& tx, const people::Visitor& visitor, ProjectId id, const Report& report,
                                       const std::optional<ReportPicture>& picture, Instant now) {
    const auto organisation = visitor.organisation;
    if (!report.request_key.empty()) {
        if (auto earlier = find_update(tx, organisation, report.request_key)) return std::move(*earlier);
    }
    const auto project = proposals::find_project(tx, organisation, id);
    const auto before = find_delivery(tx, organisation, id);
    if (!project || !before) return refuse(ErrorKind::not_found, "delivery_not_found", "results.refused.delivery_not_found");
    TRY(const Delivery next, after(*before, report));
    update_delivery(tx, organisation, next);
    DeliveryUpdate update{.id = db::take_number(tx, organisation, "delivery_update"),
                          .project = id,
                          .state = next.state,
                          .text = report.text,
                          .written_at = now};
    if (picture) update.picture = proposals::add_picture(tx, organisation, picture->picture, picture->description, visitor.person, now);
    insert_update(tx, organisation, update, report.request_key);
    step_proposal(tx, organisation, project->proposal, proposal_state_of(next.state), role_of(visitor), report.text, now);
    record::append(tx, organisation, now,
                   {.kind = "delivery_reported", .by_role = role_of(visitor), .subject = "project", .subject_id = id.value,
                    .facts = {{"state", word_of(next.state)}, {"promised_on", next.promised_on}, {"promise_reason", next.promise_reason}}});
    tell_author(tx, organisation, *project, "results.notice.delivery", "/projects/" + std::to_string(id.value), now);
    return update;
}

}  // namespace allting::results
