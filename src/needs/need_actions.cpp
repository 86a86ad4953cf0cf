#include "needs/need_actions.hpp"

#include "core/check.hpp"
#include "needs/need_store.hpp"
#include "people/person_store.hpp"
#include "people/notify.hpp"
#include "places/place_store.hpp"
#include "platform/db/counter.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"

namespace allting::needs {
namespace {

using people::Visitor;
using proposals::Proposal;

Error changed_meanwhile() { return refuse(ErrorKind::conflict, "need_changed", "needs.refused.changed"); }

Result<Need> load(db::Connection& connection, OrganisationId organisation, NeedId id) {
    auto found = find_need(connection, organisation, id);
    if (!found) return refuse(ErrorKind::not_found, "need_not_found", "needs.refused.not_found");
    return std::move(*found);
}

std::string_view role_of(const Visitor& visitor) { return visitor.may(people::Permission::review) ? "official" : "facilitator"; }

Error idea_refused(std::string code, std::string text, ProposalId id) {
    FieldErrors errors;
    errors.add("proposals", std::move(code), std::move(text), {{"number", proposals::number_of(id)}});
    return errors.take();
}

/// The ideas, each of which can become a need and belongs to none yet.
Result<std::vector<Proposal>> load_ideas(db::Connection& connection, OrganisationId organisation, const NeedForm& form) {
    std::vector<Proposal> ideas;
    for (const ProposalId id : form.proposals) {
        auto idea = proposals::find_proposal(connection, organisation, id);
        if (!idea || idea->state == proposals::State::draft) return idea_refused("not_found", "needs.refused.no_idea", id);
        const auto of = reviews::find_case_of(connection, organisation, id);
        if (!can_become_need(*idea, of && of->state == reviews::CaseState::refused)) return idea_refused("no_no", "needs.refused.no_no", id);
        const auto other = find_need_of(connection, organisation, id);
        if (other) return idea_refused("in_a_need", "needs.refused.in_a_need", id);
        ideas.push_back(std::move(*idea));
    }
    FieldErrors errors;
    if (ideas.empty()) errors.add("proposals", "too_few", "needs.refused.no_ideas");
    if (ideas.size() > need_ideas_max) errors.add("proposals", "too_many", "needs.refused.too_many");
    if (!errors.empty()) return errors.take();
    return ideas;
}

Result<void> check_places(db::Connection& connection, OrganisationId organisation, const NeedForm& form) {
    FieldErrors errors;
    if (form.area && !places::find_area(connection, organisation, form.area)) errors.add("area", "not_a_choice", "form.not_a_choice");
    if (form.department && !places::find_department(connection, organisation, form.department)) errors.add("department", "not_a_choice", "form.not_a_choice");
    if (!errors.empty()) return errors.take();
    return {};
}

void note(db::Transaction& tx, const Visitor& visitor, std::string_view kind, NeedId id, json::Object facts, Instant now) {
    record::append(tx, visitor.organisation, now,
                   {.kind = kind, .by_role = role_of(visitor), .subject = "need", .subject_id = id.value, .facts = std::move(facts)});
}

void tell_authors(db::Transaction& tx, OrganisationId organisation, const Need& need, const std::string& message, Instant now) {
    for (const NeedIdea& idea : list_ideas(tx, organisation, need.id)) {
        const auto proposal = proposals::find_proposal(tx, organisation, idea.proposal);
        CHECK(proposal.has_value());
        reviews::tell_author(tx, organisation, *proposal, message, now, {{"need", need.title}});
    }
}

void tell_department(db::Transaction& tx, OrganisationId organisation, const Need& need, Instant now) {
    for (const PersonId person : people::list_with_role(tx, organisation, people::Role::official)) {
        const auto official = people::find_person(tx, organisation, person);
        if (!official || official->department != need.department) continue;
        people::notify(tx, organisation, person, {.message = "needs.notice.asked", .arguments = {{"need", need.title}}, .path = "/needs/" + std::to_string(need.id.value)}, now);
    }
}

/// Who may say it: the department that has the need, or takes it; anybody who keeps needs for the rest.
Result<void> check_speaker(const Visitor& visitor, const Need& need, ReportKind kind) {
    if (kind == ReportKind::taken) {
        if (visitor.department) return {};
        return refuse(ErrorKind::not_allowed, "no_department", "needs.refused.no_department");
    }
    const bool is_taken = need.state == NeedState::taken;
    if ((is_said_by_department(kind) || is_taken) && visitor.department != need.department)
        return refuse(ErrorKind::not_allowed, "other_department", "needs.refused.other_department");
    return {};
}

std::string message_of(ReportKind kind) { return "needs.notice." + std::string(word_of(kind)); }

}  // namespace

Result<Need> turn_ideas(db::Transaction& tx, const Visitor& visitor, const NeedForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(const auto ideas, load_ideas(tx, organisation, form));
    Need need;
    if (form.need) {
        TRY(need, load(tx, organisation, form.need));
        if (list_ideas(tx, organisation, need.id).size() + ideas.size() > need_ideas_max) return idea_refused("too_many", "needs.refused.too_many", ideas.front().id);
        need.changed_at = now;
        if (!update_need(tx, organisation, need)) return changed_meanwhile();
    } else {
        TRY_DO(check_places(tx, organisation, form));
        need = {.id = db::take_id<NeedId>(tx, organisation, "need"), .title = form.title, .description = form.description,
                .area = form.area, .people = form.people, .department = form.department, .opened_at = now, .changed_at = now};
        insert_need(tx, organisation, need);
        if (need.department) tell_department(tx, organisation, need, now);
    }
    json::Array numbers;
    for (const Proposal& idea : ideas) {
        if (!insert_idea(tx, organisation, need.id, idea.id, now)) return changed_meanwhile();
        numbers.emplace_back(idea.id);
        reviews::tell_author(tx, organisation, idea, "needs.notice.turned", now, {{"need", need.title}});
    }
    note(tx, visitor, form.need ? "need_grown" : "need_opened", need.id, {{"proposals", std::move(numbers)}}, now);
    return load(tx, organisation, need.id);
}

Result<Need> take_out_idea(db::Transaction& tx, const Visitor& visitor, NeedId id, ProposalId proposal, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Need need, load(tx, organisation, id));
    if (list_ideas(tx, organisation, id).size() < 2) return refuse(ErrorKind::conflict, "last_idea", "needs.refused.last_idea");
    if (!delete_idea(tx, organisation, id, proposal)) return idea_refused("not_found", "needs.refused.no_idea", proposal);
    need.changed_at = now;
    if (!update_need(tx, organisation, need)) return changed_meanwhile();
    note(tx, visitor, "need_idea_taken_out", id, {{"proposal", proposal}}, now);
    return load(tx, organisation, id);
}

Result<Need> report_on_need(db::Transaction& tx, const Visitor& visitor, NeedId id, const ReportForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(const Need need, load(tx, organisation, id));
    if (form.version != need.version) return changed_meanwhile();
    const Report report{.kind = form.kind, .text = form.text, .at = now, .by = visitor.person,
                        .department = visitor.department, .promised_at = form.promised_at};
    TRY_DO(check_report(need, report));
    TRY_DO(check_speaker(visitor, need, form.kind));
    if (!update_need(tx, organisation, after(need, report))) return changed_meanwhile();
    insert_report(tx, organisation, id, report);
    note(tx, visitor, "need_reported", id, {{"kind", word_of(report.kind)}, {"department", report.department}, {"promised", report.promised_at}}, now);
    tell_authors(tx, organisation, need, message_of(report.kind), now);
    return load(tx, organisation, id);
}

}  // namespace allting::needs
