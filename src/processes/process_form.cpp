#include "processes/process_form.hpp"

#include <algorithm>

#include "algorithms/allocation/count.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::processes {
namespace {

using http::FormReader;
using http::Need;

std::string in_language(std::string_view field, std::string_view language) {
    return std::string(field) + "[" + std::string(language) + "]";
}

void read_text(FormReader& form, std::string& text, std::string_view field, const std::string& language, std::size_t most) {
    const std::string name = in_language(field, language);
    if (form.input().has(name)) text = form.text(name, {.characters_min = 0, .characters_max = most});
}

ProcessTexts& texts_of(Process& process, std::string_view language) {
    const auto found = std::ranges::find(process.texts, language, &ProcessTexts::language);
    if (found != process.texts.end()) return *found;
    process.texts.emplace_back().language = language;
    return process.texts.back();
}

void read_texts(FormReader& form, Process& process) {
    for (const std::string& language : process.languages) {
        ProcessTexts& texts = texts_of(process, language);
        const std::string title = in_language("title", language);
        if (form.input().has(title)) texts.title = form.line(title, {.characters_min = 0, .characters_max = limits::title_characters_max});
        const std::string summary = in_language("summary", language);
        if (form.input().has(summary)) texts.summary = form.line(summary, {.characters_min = 0, .characters_max = limits::line_characters_max});
        read_text(form, texts.about, "about", language, limits::text_characters_max);
        read_text(form, texts.criteria, "criteria", language, limits::text_characters_max);
        read_text(form, texts.decider, "decider", language, limits::reason_characters_max);
        read_text(form, texts.promise, "promise", language, limits::reason_characters_max);
    }
}

/// The ticked ones of `known`, in the order of `known`.
template <class Known>
void read_words(FormReader& form, std::vector<std::string>& words, std::string_view field, const Known& known) {
    if (!form.input().has(field)) return;
    const auto sent = form.input().all(field);
    words.clear();
    for (const std::string_view word : known) {
        if (std::ranges::find(sent, word) != sent.end()) words.emplace_back(word);
    }
    const bool strange = std::ranges::any_of(sent, [&](std::string_view word) {
        return !word.empty() && std::ranges::find(known, word) == std::ranges::end(known);
    });
    if (strange) form.refuse(std::string(field), "not_a_choice", "form.not_a_choice");
}

void read_ways(FormReader& form, Process& process) {
    const http::Input& input = form.input();
    if (input.has("ways")) {
        process.ways = {};
        for (const std::string_view word : input.all("ways")) {
            if (const auto way = way_from_word(word)) process.ways.add(*way);
            else if (!word.empty()) form.refuse("ways", "not_a_choice", "form.not_a_choice");
        }
    }
    if (input.has("standing"))
        process.standing = standing_from_word(form.choice("standing", {"promised", "advisory"}, Need::required)).value_or(process.standing);
}

void read_languages(FormReader& form, Process& process, const std::vector<std::string_view>& known) {
    read_words(form, process.languages, "languages", known);
    const auto swedish = std::ranges::find(process.languages, "sv");
    if (swedish != process.languages.end()) process.languages.erase(swedish);
    process.languages.insert(process.languages.begin(), "sv");
}

std::optional<Instant> read_end(FormReader& form, const std::string& field, std::string_view zone, std::optional<Instant> before) {
    if (!form.input().has(field) && !form.input().has(field + "_date")) return before;
    return form.local_instant(field, zone, Need::optional);
}

void read_phases(FormReader& form, Process& process, std::string_view zone) {
    std::vector<Phase> phases;
    for (const PhaseKind kind : phase_kinds) {
        const Phase* const before = process.phase(kind);
        const std::string word(word_of(kind));
        const auto opens = read_end(form, word + "_opens", zone, before ? std::optional(before->opens) : std::nullopt);
        const auto closes = read_end(form, word + "_closes", zone, before ? std::optional(before->closes) : std::nullopt);
        if (opens && closes) phases.push_back({.kind = kind, .opens = *opens, .closes = *closes});
        if (opens && !closes && form.ok()) form.refuse(word + "_closes", "required", "form.required");
        if (closes && !opens && form.ok()) form.refuse(word + "_opens", "required", "form.required");
    }
    process.phases = std::move(phases);
}

void read_vote(FormReader& form, Process& process) {
    const http::Input& input = form.input();
    if (input.has("age_min")) process.age_min = int(form.number("age_min", {.least = 0, .most = 120}, Need::required).value_or(0));
    if (input.has("ballot_kind"))
        process.ballot_kind = ballot_kind_from_word(form.choice("ballot_kind", {"approval", "points", "budget"}, Need::required))
                                  .value_or(process.ballot_kind);
    if (input.has("marks_max"))
        process.marks_max = int(form.number("marks_max", {.least = 1, .most = limits::points_max}, Need::required).value_or(1));
    if (input.has("publication"))
        process.publication = publication_from_word(form.choice("publication", {"open", "sealed"}, Need::required)).value_or(process.publication);
    if (input.has("keepers"))
        process.keepers = keepers_from_word(form.choice("keepers", {"clock", "scrutineers"}, Need::required)).value_or(process.keepers);
    if (input.has("challenge_days"))
        process.challenge_days = int(form.number("challenge_days", {.least = 0, .most = challenge_days_max}, Need::required).value_or(0));
    if (input.has("cost_max")) process.cost_max = form.money("cost_max", Need::optional);
    if (input.has("drawing")) process.drawing = form.line("drawing", {.characters_max = 40});
}

/// The word that was sent under `field`, read by `from_word`; nothing for "usual", or when it was not sent.
template <class FromWord>
auto read_word(FormReader& form, std::string_view field, FromWord from_word) -> decltype(from_word(std::string_view())) {
    const std::string word(form.input().text(field));
    if (!form.input().has(field) || word == "usual") return std::nullopt;
    auto read = from_word(word);
    if (!read) form.refuse(std::string(field), "not_a_choice", "form.not_a_choice");
    return read;
}

/// With another rule or other ballots, what was not sent becomes what is usual there, and so does a completion that only the
/// rule before had. What a rule does not have is not asked.
void read_allocation(FormReader& form, Process& process, BallotKind kind_before) {
    const http::Input& input = form.input();
    const Allocation before = process.allocation;
    const auto rule = read_word(form, "allocation_rule", allocation::rule_named).value_or(before.rule);
    const Allocation usual = usual_allocation(rule, process.ballot_kind);
    const bool is_other = rule != before.rule || process.ballot_kind != kind_before;
    Allocation& chosen = process.allocation;
    chosen.rule = rule;
    if (is_other || input.has("satisfaction") || !has_satisfaction(rule)) chosen.satisfaction = usual.satisfaction;
    if (is_other || input.has("completion") || completions_of(rule).empty()) chosen.completion = usual.completion;
    const auto satisfaction = read_word(form, "satisfaction", satisfaction_from_word);
    const auto completion = read_word(form, "completion", completion_from_word);
    if (satisfaction && has_satisfaction(rule)) chosen.satisfaction = *satisfaction;
    const bool is_left_behind = is_other && completion == before.completion && !has_completion(rule, before.completion);
    if (completion && !completions_of(rule).empty() && !is_left_behind) chosen.completion = *completion;
    chosen.ties = read_word(form, "ties", tie_rule_from_word).value_or(before.ties);
    if (input.has("lot_seed")) chosen.lot_seed = form.line("lot_seed", {.characters_min = 0, .characters_max = limits::line_characters_max});
    if (chosen.ties != allocation::TieRule::lot) chosen.lot_seed.clear();
    if (input.has("score_min")) chosen.score_min = form.number("score_min", {.least = 0, .most = limits::ballots_max}, Need::optional).value_or(0);
}

/// A row of the pot table; nothing when its name is left empty.
std::optional<Pot> read_pot(FormReader& form, const Process& before, std::string_view key) {
    const std::string name_field = in_language("pot_name", key);
    if (form.input().text(name_field).empty()) return std::nullopt;
    Pot pot;
    if (const auto number = integer_from_text(key)) {
        if (const Pot* const old = before.pot(PotId{*number})) pot = *old;
        else form.refuse(name_field, "not_found", "processes.error.unknown_pot");
    }
    pot.name = form.line(name_field, {.characters_max = limits::name_characters_max});
    const std::string amount_field = in_language("pot_amount", key);
    if (form.input().has(amount_field) || !pot.id) pot.amount = form.money(amount_field, Need::required).value_or(Money{});
    const std::string area_field = in_language("pot_area", key);
    if (form.input().has(area_field)) pot.area = form.id<AreaId>(area_field, Need::optional);
    return pot;
}

void read_pots(FormReader& form, Process& process) {
    const auto rows = form.input().group("pot_name");
    if (rows.empty()) return;
    std::vector<Pot> pots;
    for (const auto& [key, name] : rows) {
        if (auto pot = read_pot(form, process, key)) pots.push_back(std::move(*pot));
    }
    process.pots = std::move(pots);
}

}  // namespace

Result<Process> read_plan(const http::Input& input, const Process& before, const FormSetting& setting) {
    FormReader form(input);
    Process process = before;
    if (input.has("version")) process.version = form.number("version", {.least = 1}, Need::required).value_or(before.version);
    read_languages(form, process, setting.languages);
    read_texts(form, process);
    read_words(form, process.relations, "relations", relation_words);
    read_phases(form, process, setting.zone);
    read_ways(form, process);
    read_vote(form, process);
    read_allocation(form, process, before.ballot_kind);
    read_pots(form, process);
    if (!form.ok()) return form.error();
    return process;
}

Result<NewProcess> read_new_process(const http::Input& input, std::string_view zone) {
    FormReader form(input);
    NewProcess wanted;
    wanted.title = form.line("title", {.characters_min = 5, .characters_max = limits::title_characters_max});
    wanted.total = form.money("total", Need::required).value_or(Money{});
    wanted.begins = form.local_instant("begins", zone, Need::required).value_or(Instant{});
    if (!form.ok()) return form.error();
    return wanted;
}

}  // namespace allting::processes
