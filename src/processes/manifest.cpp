#include "processes/manifest.hpp"

#include <algorithm>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/i18n/normal_form.hpp"
#include "platform/json/canonical.hpp"

namespace allting::processes {
namespace {

json::Object allocation_in(const Allocation& chosen) {
    return {{"completion", allocation::name_of(chosen.completion)}, {"lot_seed", chosen.lot_seed},
            {"rule", allocation::name_of(chosen.rule)},             {"satisfaction", allocation::name_of(chosen.satisfaction)},
            {"score_min", chosen.score_min},                        {"ties", allocation::name_of(chosen.ties)}};
}

json::Array phases_in(const Process& process) {
    json::Array phases;
    for (const PhaseKind kind : phase_kinds) {
        const Phase* const phase = process.phase(kind);
        if (phase == nullptr) continue;
        phases.emplace_back(json::Object{{"closes", phase->closes}, {"kind", word_of(kind)}, {"opens", phase->opens}});
    }
    return phases;
}

json::Array pots_in(const Process& process) {
    std::vector<Pot> pots = process.pots;
    std::ranges::sort(pots, {}, &Pot::id);
    json::Array written;
    for (const Pot& pot : pots)
        written.emplace_back(json::Object{{"amount_ore", pot.amount.ore}, {"area", pot.area}, {"id", pot.id}, {"name", pot.name}});
    return written;
}

json::Array projects_in(std::span<const ManifestProject> projects) {
    std::vector<ManifestProject> sorted(projects.begin(), projects.end());
    std::ranges::sort(sorted, {}, &ManifestProject::id);
    json::Array written;
    for (const ManifestProject& project : sorted)
        written.emplace_back(json::Object{{"code", project.code}, {"cost_ore", project.cost.ore}, {"id", project.id},
                                          {"pot", project.pot}, {"title", project.title}});
    return written;
}

json::Array mandate_in(const Process& process) {
    std::vector<ProcessTexts> texts = process.texts;
    std::ranges::sort(texts, {}, &ProcessTexts::language);
    json::Array written;
    for (const ProcessTexts& text : texts)
        written.emplace_back(json::Object{{"criteria", text.criteria}, {"decider", text.decider}, {"language", text.language},
                                          {"promise", text.promise}, {"title", text.title}});
    return written;
}

json::Array words_in(std::vector<std::string> words) {
    std::ranges::sort(words);
    return {words.begin(), words.end()};
}

json::Array ways_in(WaySet ways) {
    json::Array words;
    for (const Way way : ways.list()) words.emplace_back(word_of(way));
    return words;
}

}  // namespace

std::string manifest_of(const Process& process, std::span<const ManifestProject> projects, const ManifestVote& vote) {
    json::Value cost_max;
    if (process.cost_max) cost_max = process.cost_max->ore;
    const std::string text = json::to_canonical_text(json::Object{
        {"age_min", process.age_min},
        {"allocation", allocation_in(process.allocation)},
        {"ballot_kind", word_of(process.ballot_kind)},
        {"batch_min", batch_min},
        {"challenge_days", process.challenge_days},
        {"cost_max_ore", cost_max},
        {"currency", process.currency},
        {"eligible", vote.eligible},
        {"format", "allting-vote-1"},
        {"log", vote.log_key},
        {"mandate", mandate_in(process)},
        {"marks_max", process.marks_max},
        {"open_min", open_min},
        {"open_pot_min", open_pot_min},
        {"organisation", vote.organisation},
        {"phases", phases_in(process)},
        {"pots", pots_in(process)},
        {"process", process.id},
        {"projects", projects_in(projects)},
        {"publication", word_of(process.publication)},
        {"relations", words_in(process.relations)},
        {"scheme", "T0"},
        {"software", vote.software},
        {"standing", word_of(process.standing)},
        {"styles", json::Array{vote.style}},
        {"title", process.text_in("sv").title},
        {"ways", ways_in(process.ways)},
    });
    return i18n::to_nfc(text);
}

std::string hash_of_manifest(std::string_view manifest) { return to_hex(crypto::sha256(manifest)); }

}  // namespace allting::processes
