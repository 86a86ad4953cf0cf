#include "processes/process_json.hpp"
#include "algorithms/allocation/count.hpp"

namespace allting::processes {
namespace {

template <class Range, class One>
json::Array array_of(const Range& range, One one) {
    json::Array array;
    for (const auto& each : range) array.push_back(one(each));
    return array;
}

json::Value texts_json(const Process& process) {
    json::Object languages;
    for (const ProcessTexts& text : process.texts)
        languages.emplace_back(text.language, json::Object{{"title", text.title}, {"summary", text.summary}, {"about", text.about},
                                                           {"criteria", text.criteria}, {"decider", text.decider}, {"promise", text.promise}});
    return languages;
}

json::Value phase_json(const Phase& phase, Instant now) {
    return json::Object{{"kind", word_of(phase.kind)}, {"opens", phase.opens}, {"closes", phase.closes}, {"open", phase.is_open(now)}};
}

json::Value pot_json(const Pot& pot) {
    return json::Object{{"id", pot.id}, {"name", pot.name}, {"area", pot.area}, {"amount", pot.amount}};
}

}  // namespace

json::Value process_json(const Process& process, Instant now) {
    const Phase* const phase = process.current_phase(now);
    return json::Object{
        {"id", process.id},
        {"version", process.version},
        {"state", process.published ? "published" : "draft"},
        {"phase", phase == nullptr ? json::Value() : json::Value(word_of(phase->kind))},
        {"texts", texts_json(process)},
        {"languages", array_of(process.languages, [](const std::string& each) { return json::Value(each); })},
        {"phases", array_of(process.phases, [&](const Phase& each) { return phase_json(each, now); })},
        {"pots", array_of(process.pots, pot_json)},
        {"total", process.total()},
        {"currency", process.currency},
        {"relations", array_of(process.relations, [](const std::string& each) { return json::Value(each); })},
        {"age_min", process.age_min},
        {"ballot_kind", word_of(process.ballot_kind)},
        {"marks_max", process.marks_max},
        {"allocation_rule", allocation::name_of(process.allocation.rule)},
        {"satisfaction", allocation::name_of(process.allocation.satisfaction)},
        {"completion", allocation::name_of(process.allocation.completion)},
        {"ties", allocation::name_of(process.allocation.ties)},
        {"lot_seed", process.allocation.lot_seed},
        {"score_min", process.allocation.score_min},
        {"publication", word_of(process.publication)},
        {"keepers", word_of(process.keepers)},
        {"ways", array_of(process.ways.list(), [](Way way) { return json::Value(word_of(way)); })},
        {"standing", word_of(process.standing)},
        {"challenge_days", process.challenge_days},
        {"cost_max", process.cost_max},
        {"rules_frozen", process.rules_are_frozen(now)},
        {"rules_hash", process.rules_hash},
    };
}

json::Value process_list_json(const std::vector<Process>& processes, Instant now) {
    return json::Object{{"processes", array_of(processes, [&](const Process& each) { return process_json(each, now); })}};
}

json::Value missing_json(const std::vector<FieldError>& missing) {
    return array_of(missing, [](const FieldError& each) { return json::Value(json::Object{{"field", each.field}, {"code", each.code}}); });
}

}  // namespace allting::processes
