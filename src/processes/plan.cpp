#include "processes/plan.hpp"

#include <algorithm>
#include <numeric>

#include "core/limits.hpp"

namespace allting::processes {
namespace {

constexpr int age_max = 120;

__extension__ typedef __int128 Wide;  // for products of money and population

std::string field_of(const Phase& phase, std::string_view end) { return std::string(word_of(phase.kind)) + "_" + std::string(end); }

void require_texts(std::vector<FieldError>& missing, const Process& process, const std::string& language) {
    const auto found = std::ranges::find(process.texts, language, &ProcessTexts::language);
    const ProcessTexts none;
    const ProcessTexts& texts = found == process.texts.end() ? none : *found;
    const std::pair<std::string_view, const std::string*> parts[] = {
        {"title", &texts.title},       {"summary", &texts.summary}, {"about", &texts.about},
        {"criteria", &texts.criteria}, {"decider", &texts.decider}, {"promise", &texts.promise},
    };
    for (const auto& [name, text] : parts) {
        if (!text->empty()) continue;
        missing.push_back({std::string(name) + "[" + language + "]", "missing", "processes.missing." + std::string(name), {{"language", language}}});
    }
}

/// Everything before the vote has ended when it opens; everything after it waits for its end.
void check_vote_apart(FieldErrors& errors, const Process& process) {
    const Phase* const vote = process.phase(PhaseKind::vote);
    if (vote == nullptr) return;
    for (const Phase& each : process.phases) {
        if (each.kind < PhaseKind::vote && each.closes > vote->opens)
            errors.add(field_of(each, "closes"), "overlaps_vote", "processes.error.ends_after_vote_opens");
        if (each.kind > PhaseKind::vote && each.opens < vote->closes)
            errors.add(field_of(each, "opens"), "overlaps_vote", "processes.error.opens_before_vote_ends");
    }
}

void check_phases(FieldErrors& errors, const Process& process) {
    const Phase* earlier = nullptr;
    for (const PhaseKind kind : phase_kinds) {
        const Phase* const phase = process.phase(kind);
        if (phase == nullptr) continue;
        if (phase->closes <= phase->opens) errors.add(field_of(*phase, "closes"), "ends_first", "processes.error.ends_before_it_opens");
        if (earlier != nullptr && phase->opens < earlier->opens)
            errors.add(field_of(*phase, "opens"), "wrong_order", "processes.error.opens_before_earlier_phase");
        earlier = phase;
    }
    check_vote_apart(errors, process);
}

std::int64_t marks_most(BallotKind kind) {
    return kind == BallotKind::points ? limits::points_max : std::int64_t(limits::ballot_marks_max);
}

bool same_mandate(const Process& before, const Process& after) {
    const auto same = [&](const ProcessTexts& old) {
        const auto found = std::ranges::find(after.texts, old.language, &ProcessTexts::language);
        return found != after.texts.end() && found->criteria == old.criteria && found->decider == old.decider && found->promise == old.promise;
    };
    return std::ranges::all_of(before.texts, same);
}

bool same_rules(const Process& before, const Process& after) {
    return before.currency == after.currency && before.relations == after.relations && before.age_min == after.age_min &&
           before.ballot_kind == after.ballot_kind && before.marks_max == after.marks_max &&
           before.allocation == after.allocation && before.publication == after.publication &&
           before.challenge_days == after.challenge_days && before.keepers == after.keepers &&
           before.ways == after.ways && before.standing == after.standing && before.cost_max == after.cost_max && before.pots == after.pots;
}

bool same_phase(const Phase* before, const Phase* after) {
    return before == nullptr || after == nullptr ? before == after : *before == *after;
}

bool same_phases_before_vote(const Process& before, const Process& after) {
    return std::ranges::all_of(phase_kinds, [&](PhaseKind kind) {
        return kind >= PhaseKind::vote || same_phase(before.phase(kind), after.phase(kind));
    });
}

/// Nothing when the phase may go from `before` to `after` at this time; otherwise the field and why.
void check_phase_change(FieldErrors& errors, const Phase& before, const Phase* after, Instant now) {
    if (before.opens > now) return;
    if (after == nullptr || after->opens != before.opens)
        return errors.add(field_of(before, "opens"), "has_opened", "processes.error.has_opened");
    if (after->closes == before.closes) return;
    if (before.closes <= now) return errors.add(field_of(before, "closes"), "has_closed", "processes.error.has_closed");
    if (after->closes < before.closes) errors.add(field_of(before, "closes"), "shortened", "processes.error.shortened");
}

Error refused(FieldErrors& errors, std::string code, std::string text_key) {
    Error error = errors.take();
    error.kind = ErrorKind::conflict;
    error.code = std::move(code);
    error.text_key = std::move(text_key);
    return error;
}

Result<void> check_phases_stand(const Process& before, const Process& after, Instant now) {
    FieldErrors errors;
    for (const Phase& each : before.phases) check_phase_change(errors, each, after.phase(each.kind), now);
    if (!errors.empty()) return refused(errors, "phase_stands", "processes.error.phase_stands");
    return {};
}

}  // namespace

std::vector<FieldError> missing_before_publishing(const Process& process) {
    std::vector<FieldError> missing;
    for (const std::string& language : process.languages) require_texts(missing, process, language);
    if (process.relations.empty()) missing.push_back({"relations", "missing", "processes.missing.relations"});
    if (process.phase(PhaseKind::vote) == nullptr) missing.push_back({"vote_opens", "missing", "processes.missing.vote"});
    if (process.pots.empty()) missing.push_back({"pots", "missing", "processes.missing.pots"});
    for (const Pot& each : process.pots) {
        if (each.amount.ore == 0)
            missing.push_back({"pot_amount[" + std::to_string(each.id.value) + "]", "missing", "processes.missing.pot_amount", {{"pot", each.name}}});
    }
    return missing;
}

Result<void> check_plan(const Process& process) {
    FieldErrors errors;
    check_phases(errors, process);
    if (process.ballot_kind != BallotKind::budget && (process.marks_max < 1 || process.marks_max > marks_most(process.ballot_kind)))
        errors.add("marks_max", "out_of_range", "form.out_of_range",
                   {{"least", "1"}, {"most", std::to_string(marks_most(process.ballot_kind))}});
    check_allocation(errors, process.allocation, process.ballot_kind);
    check_ways(errors, process.ways, process.standing);
    if (process.challenge_days < 0 || process.challenge_days > challenge_days_max)
        errors.add("challenge_days", "out_of_range", "form.out_of_range", {{"least", "0"}, {"most", std::to_string(challenge_days_max)}});
    if (process.age_min < 0 || process.age_min > age_max)
        errors.add("age_min", "out_of_range", "form.out_of_range", {{"least", "0"}, {"most", std::to_string(age_max)}});
    if (process.pots.size() > limits::pots_max)
        errors.add("pots", "too_many", "processes.error.too_many_pots", {{"most", std::to_string(limits::pots_max)}});
    if (!errors.empty()) return errors.take();
    return {};
}

Result<void> check_change(const Process& before, const Process& after, Instant now) {
    if (!before.published) return {};
    if (before.rules_are_frozen(now) &&
        !(same_rules(before, after) && same_mandate(before, after) && same_phases_before_vote(before, after)))
        return refuse(ErrorKind::conflict, "rules_frozen", "processes.error.rules_frozen");
    TRY_DO(check_phases_stand(before, after, now));
    for (const Pot& each : before.pots) {
        if (after.pot(each.id) == nullptr) return refuse(ErrorKind::conflict, "pot_stays", "processes.error.pot_stays");
    }
    return {};
}

std::vector<Pot> suggest_pots(Money total, const std::vector<Population>& areas) {
    std::vector<Pot> pots;
    if (areas.empty() || total.ore <= 0) return pots;
    const std::int64_t n = std::int64_t(areas.size());
    const std::int64_t unit = total.ore >= n * kronor(20'000).ore ? kronor(1'000).ore : kronor(1).ore;
    const std::int64_t units = total.ore / unit;
    const std::int64_t inhabitants = std::transform_reduce(areas.begin(), areas.end(), std::int64_t{0}, std::plus<>{},
                                                           [](const Population& each) { return each.inhabitants; });
    // An area's share is 1/(4n) + 3·inhabitants/(4·all), over the common denominator 4·n·all.
    const std::int64_t all = std::max<std::int64_t>(inhabitants, 1);
    const Wide denominator = Wide(4) * n * all;
    std::vector<std::pair<Wide, std::size_t>> remainders;
    std::int64_t left = units;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const Wide numerator = inhabitants == 0 ? Wide(4) * all : Wide(all) + Wide(3) * n * areas[i].inhabitants;
        const Wide exact = numerator * units;
        const std::int64_t whole = std::int64_t(exact / denominator);
        remainders.emplace_back(exact % denominator, i);
        left -= whole;
        pots.push_back({.id = {}, .area = areas[i].area, .name = areas[i].name, .amount = {whole * unit}});
    }
    std::ranges::stable_sort(remainders, std::ranges::greater{}, &std::pair<Wide, std::size_t>::first);
    for (std::size_t i = 0; left > 0; ++i, --left) pots[remainders[i].second].amount.ore += unit;
    pots[remainders.front().second].amount.ore += total.ore % unit;
    return pots;
}

}  // namespace allting::processes
