#include "results/bundle_texts.hpp"

#include <algorithm>

#include "platform/json/canonical.hpp"

namespace allting::results {
namespace {

Error sums_differ(std::string problem) {
    Error error = refuse(ErrorKind::conflict, "sums_differ", "results.refused.sums_differ");
    error.arguments = {{"problem", std::move(problem)}};
    return error;
}

std::int64_t tombstones(const Reconciliation& sheet, std::string_view reason) {
    const auto found = sheet.log.tombstones.find(std::string(reason));
    return found == sheet.log.tombstones.end() ? 0 : found->second;
}

std::vector<ProjectId> winners_of(const Count& count, PotId pot) {
    std::vector<const ProjectCount*> won;
    for (const ProjectCount& row : count.projects)
        if (row.pot == pot && row.won) won.push_back(&row);
    std::ranges::sort(won, {}, [](const ProjectCount* row) { return row->rank; });
    std::vector<ProjectId> ids;
    for (const ProjectCount* row : won) ids.push_back(row->project);
    return ids;
}

json::Object pot_json(const Count& count, const PotCount& pot) {
    json::Array winners, projects;
    for (const ProjectId id : winners_of(count, pot.pot)) winners.emplace_back(id);
    std::vector<const ProjectCount*> rows;
    for (const ProjectCount& row : count.projects)
        if (row.pot == pot.pot) rows.push_back(&row);
    std::ranges::sort(rows, {}, [](const ProjectCount* row) { return row->project; });
    for (const ProjectCount* row : rows) projects.emplace_back(json::Object{{"project", row->project}, {"votes", row->score}});
    return {{"ballots", pot.ballots_count}, {"pot", pot.pot}, {"projects", std::move(projects)},
            {"spent_ore", pot.spent.ore},   {"winners", std::move(winners)}};
}

}  // namespace

Result<void> check_sums(const Reconciliation& sheet) {
    const auto said = [](std::string_view a, std::int64_t left, std::string_view b, std::int64_t right) {
        return sums_differ(std::string(a) + " " + std::to_string(left) + ", " + std::string(b) + " " + std::to_string(right));
    };
    if (sheet.log.counted != sheet.roll.online_cast)
        return said("ballots that count:", sheet.log.counted, "voters with a ballot in the box:", sheet.roll.online_cast);
    if (tombstones(sheet, "withdrawn") < sheet.roll.online_withdrawn)
        return said("withdrawals in the record:", tombstones(sheet, "withdrawn"), "on the roll:", sheet.roll.online_withdrawn);
    const std::int64_t voided = tombstones(sheet, "challenge_upheld") + tombstones(sheet, "voided");
    if (voided != sheet.roll.voided) return said("voided in the record:", voided, "on the roll:", sheet.roll.voided);
    if (sheet.eligible.has_value() != sheet.registered.has_value()) return sums_differ("a register is there, or it is not");
    if (sheet.registered && sheet.eligible > sheet.registered)
        return said("on the register when the vote opened:", *sheet.eligible, "in all:", *sheet.registered);
    if (sheet.registered && sheet.roll.sum() > *sheet.registered)
        return said("voters who took part:", sheet.roll.sum(), "on the register:", *sheet.registered);
    if (sheet.log.tags > sheet.roll.sum()) return said("places in the box:", sheet.log.tags, "voters who took part:", sheet.roll.sum());
    return {};
}

std::string text_of(const Reconciliation& sheet) {
    json::Object reasons;
    for (const auto& [reason, count] : sheet.log.tombstones) reasons.emplace_back(reason, count);
    return json::to_canonical_text(json::Object{
        {"counted", sheet.log.counted},
        {"eligible", sheet.eligible},
        {"format", "allting-reconciliation-1"},
        {"registered", sheet.registered},
        {"roll", json::Object{{"online_cast", sheet.roll.online_cast},
                              {"online_withdrawn", sheet.roll.online_withdrawn},
                              {"paper_cast", sheet.roll.paper_cast},
                              {"paper_issued", sheet.roll.paper_issued},
                              {"voided", sheet.roll.voided}}},
        {"tags", sheet.log.tags},
        {"tombstones", std::move(reasons)},
        {"votes", sheet.log.votes}});
}

std::optional<Reconciliation> reconciliation_from_text(std::string_view text) {
    const auto parsed = json::parse_canonical(text);
    if (!parsed) return std::nullopt;
    const auto number = [](const json::Value* object, std::string_view name) -> std::int64_t {
        const json::Value* const value = object ? object->find(name) : nullptr;
        return value && value->integer() ? *value->integer() : -1;
    };
    const json::Value& sheet = parsed.value();
    const json::Value* const roll = sheet.find("roll");
    Reconciliation read{.eligible = {},
                        .registered = {},
                        .roll = {.online_cast = number(roll, "online_cast"), .online_withdrawn = number(roll, "online_withdrawn"),
                                 .paper_issued = number(roll, "paper_issued"), .paper_cast = number(roll, "paper_cast"), .voided = number(roll, "voided")},
                        .log = {.votes = number(&sheet, "votes"), .tombstones = {}, .tags = number(&sheet, "tags"), .counted = number(&sheet, "counted")}};
    if (sheet.find("eligible") && sheet.find("eligible")->integer()) read.eligible = *sheet.find("eligible")->integer();
    if (sheet.find("registered") && sheet.find("registered")->integer()) read.registered = *sheet.find("registered")->integer();
    if (const json::Value* const reasons = sheet.find("tombstones"); reasons && reasons->object())
        for (const auto& [reason, count] : *reasons->object()) read.log.tombstones[reason] = number(reasons, reason);
    const bool is_negative = std::min({read.roll.online_cast, read.roll.online_withdrawn, read.roll.paper_issued, read.roll.paper_cast, read.roll.voided}) < 0;
    if (is_negative || text_of(read) != text) return std::nullopt;
    return read;
}

std::string result_text(const processes::Process& process, std::int64_t ballots_count, const Count* count) {
    json::Array pots;
    if (count) {
        std::vector<PotId> ids;
        for (const processes::Pot& pot : process.pots) ids.push_back(pot.id);
        std::ranges::sort(ids);
        for (const PotId id : ids)
            if (const PotCount* const pot = count->find_pot(id)) pots.emplace_back(pot_json(*count, *pot));
    }
    return json::to_canonical_text(json::Object{{"ballots", ballots_count},
                                                {"blank", count ? count->blank_count : 0},
                                                {"format", "allting-result-1"},
                                                {"pots", std::move(pots)}});
}

}  // namespace allting::results
