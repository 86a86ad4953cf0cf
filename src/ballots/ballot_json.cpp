#include "ballots/ballot_json.hpp"

namespace allting::ballots {

using json::Array;
using json::Object;
using processes::BallotKind;
using processes::Process;
using proposals::Project;

namespace {

json::Value project_json(const Project& project) {
    return Object{{"id", project.id},           {"pot", project.pot},     {"code", project.code},   {"title", project.title},
                  {"language", project.language},
                  {"summary", project.summary}, {"place", project.place}, {"cost", project.cost},   {"category", project.category},
                  {"proposal", project.proposal}};
}

}  // namespace

json::Value ballot_json(const Process& process, std::span<const Project> projects, const std::optional<RollRow>& row) {
    Array pots, relations, listed;
    for (const processes::Pot& pot : process.pots)
        pots.push_back(Object{{"id", pot.id}, {"name", pot.name}, {"area", pot.area}, {"amount", pot.amount}});
    for (const std::string& relation : process.relations) relations.push_back(relation);
    for (const Project& project : projects) listed.push_back(project_json(project));
    return Object{{"process", process.id},
                  {"ballot_kind", processes::word_of(process.ballot_kind)},
                  {"marks_max", process.marks_max},
                  {"currency", process.currency},
                  {"change_until", process.phase(processes::PhaseKind::vote)->closes},
                  {"relations", std::move(relations)},
                  {"age_min", process.age_min},
                  {"right_stated", row.has_value()},
                  {"state", word_of(row ? row->state : RollState::none)},
                  {"pots", std::move(pots)},
                  {"projects", std::move(listed)}};
}

json::Value check_json(const BallotView& view) {
    Array pots;
    for (const PotChoice& choice : view.pots) {
        Object pot{{"id", choice.pot.id}, {"amount", choice.use.amount}, {"cost", choice.use.cost}, {"marks", choice.use.marks}};
        if (view.process.ballot_kind == BallotKind::points) pot.emplace_back("points", choice.use.points);
        if (view.process.ballot_kind != BallotKind::budget) pot.emplace_back("left", left_of(view.process, choice.use));
        pots.push_back(std::move(pot));
    }
    return Object{{"process", view.process.id}, {"blank", view.marks.empty()}, {"pots", std::move(pots)}};
}

json::Value receipt_json(const Receipt& receipt) {
    return Object{{"receipt", receipt.code}, {"process", receipt.process}, {"change_until", receipt.change_until}};
}

json::Value roll_json(ProcessId process, RollState state) {
    return Object{{"process", process}, {"state", word_of(state)}};
}

json::Value lookup_json(const ReceiptAnswer& answer) {
    const bool found = answer.state == ReceiptState::in_box;
    return Object{{"found", found}, {"replaced", answer.state == ReceiptState::replaced}, {"process", answer.process}, {"position", answer.position}};
}

}  // namespace allting::ballots
