#include "reviews/answer_report_store.hpp"

#include "core/check.hpp"
#include "reviews/case_store.hpp"

namespace allting::reviews {
namespace {

constexpr db::Sql select_waiting = R"(
    SELECT COALESCE(SUM(CASE WHEN state = 'open' AND due_at < ? THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN state = 'waiting_for_author' THEN 1 ELSE 0 END), 0)
    FROM cases WHERE organisation_id = ? AND process_id = ?)";

constexpr db::Sql select_changed = R"(
    SELECT COUNT(*) FROM proposal_revisions r
    JOIN proposals p ON p.organisation_id = r.organisation_id AND p.id = r.proposal_id
    WHERE r.organisation_id = ? AND p.process_id = ? AND r.reason NOT IN ('received', 'edited'))";

/// A wording after the first needs an offer of exactly these words with a yes that says how it came, or the author's own
/// mending that says the same.
constexpr db::Sql select_without_yes = R"(
    SELECT COUNT(*) FROM proposal_revisions r
    JOIN proposals p ON p.organisation_id = r.organisation_id AND p.id = r.proposal_id
    WHERE r.organisation_id = ? AND p.process_id = ? AND r.reason NOT IN ('received', 'edited')
      AND NOT EXISTS (
          SELECT 1 FROM change_offers o
          WHERE o.organisation_id = r.organisation_id AND o.proposal_id = r.proposal_id AND o.state = 'accepted'
            AND o.channel <> '' AND o.title = r.title AND o.body = r.body AND o.place = r.place)
      AND NOT EXISTS (
          SELECT 1 FROM completions m
          WHERE m.organisation_id = r.organisation_id AND m.proposal_id = r.proposal_id AND m.state = 'answered'
            AND m.channel <> '' AND m.title = r.title AND m.body = r.body AND m.place = r.place))";

/// The text that is shown is the last wording there is: nobody has written past the wordings.
constexpr db::Sql select_past_wordings = R"(
    SELECT COUNT(*) FROM proposals p
    WHERE p.organisation_id = ? AND p.process_id = ? AND p.state <> 'draft'
      AND NOT EXISTS (
          SELECT 1 FROM proposal_revisions r
          WHERE r.organisation_id = p.organisation_id AND r.proposal_id = p.id AND r.revision = p.revision
            AND r.title = p.title AND r.body = p.body AND r.place = p.place))";

constexpr db::Sql select_appeal_counts = R"(
    SELECT COUNT(*), COALESCE(SUM(CASE WHEN a.state = 'stands' THEN 1 ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN a.state = 'overturned' THEN 1 ELSE 0 END), 0)
    FROM appeals a
    JOIN cases c ON c.organisation_id = a.organisation_id AND c.id = a.case_id
    WHERE a.organisation_id = ? AND c.process_id = ?)";

std::int64_t count(db::Connection& connection, db::Sql sql, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(sql, organisation, process);
    CHECK(rows.next());
    return rows.get<std::int64_t>(0);
}

}  // namespace

AnswerReport report_answers(db::Connection& connection, OrganisationId organisation, ProcessId process, Instant now) {
    const AnswerCount answers = count_answers(connection, organisation, process);
    AnswerReport report{.received = answers.received, .answered = answers.answered, .in_time = answers.in_time};
    {
        auto rows = connection.query(select_waiting, now, organisation, process);
        CHECK(rows.next());
        report.overdue = rows.get<std::int64_t>(0);
        report.waiting_for_author = rows.get<std::int64_t>(1);
    }
    report.changed = count(connection, select_changed, organisation, process);
    report.changed_without_consent =
        count(connection, select_without_yes, organisation, process) + count(connection, select_past_wordings, organisation, process);
    auto rows = connection.query(select_appeal_counts, organisation, process);
    CHECK(rows.next());
    report.appeals = rows.get<std::int64_t>(0);
    report.appeals_stand = rows.get<std::int64_t>(1);
    report.appeals_overturned = rows.get<std::int64_t>(2);
    return report;
}

}  // namespace allting::reviews
