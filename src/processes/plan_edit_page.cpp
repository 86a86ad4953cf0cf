// The facilitator's editor of the plan: the timeline first, then words, people, vote and money, in one form with one button.
#include <algorithm>

#include "core/limits.hpp"
#include "platform/page/components.hpp"
#include "processes/allocation_pages.hpp"
#include "processes/process_pages.hpp"
#include "processes/process_view.hpp"

namespace allting::processes {
namespace {

namespace forms = page::forms;
using page::Frame;
using page::Typed;

constexpr int new_rows = 2;  // empty rows for pots to come

struct Editor {
    html::Out& out;
    const Frame& frame;
    const Typed& typed;
    const PlanEditView& view;
    const i18n::Translator& t;

    std::string text(std::string_view key) const { return std::string(t(i18n::Key::at_run_time(key))); }
    std::string label(std::string_view field) const { return text("processes.field." + std::string(field)); }
    std::string help(std::string_view field) const { return text("processes.help." + std::string(field)); }
};

void heading(const Editor& e, std::string_view id, std::string_view text, std::string_view help) {
    html::write<R"(<h2 id="{}">{}</h2><p class="help">{}</p>
)">(e.out, id, text, help);
}

void phase_fields(const Editor& e, PhaseKind kind) {
    const Phase* const phase = e.view.process.phase(kind);
    const std::string word(word_of(kind));
    html::write<R"(<li class="phase-editor"><h3>{}</h3>{}{}</li>
)">(e.out, name_of(e.t, kind),
        [&](html::Out& o) {
            forms::date_time(o, e.frame, e.typed, {.name = word + "_opens", .label = std::string(e.t("processes.field.opens")), .required = false},
                             phase ? std::optional(phase->opens) : std::nullopt);
        },
        [&](html::Out& o) {
            forms::date_time(o, e.frame, e.typed, {.name = word + "_closes", .label = std::string(e.t("processes.field.closes")), .required = false},
                             phase ? std::optional(phase->closes) : std::nullopt);
        });
}

void phases(const Editor& e) {
    heading(e, "field-phases", e.t("processes.when"), e.t("processes.help.phases"));
    html::write<R"(<ol class="phases-editor">{}</ol>
)">(e.out, html::each(phase_kinds, [&](html::Out&, PhaseKind kind) { phase_fields(e, kind); }));
}

const std::string& stored(const Process& process, std::string_view language, std::string ProcessTexts::* part) {
    static const std::string none;
    for (const ProcessTexts& texts : process.texts) {
        if (texts.language == language) return texts.*part;
    }
    return none;
}

void texts(const Editor& e, const std::string& language) {
    const auto field = [&](std::string_view name, std::string ProcessTexts::* part, std::size_t most) {
        return forms::Field{.name = std::string(name) + "[" + language + "]", .label = e.label(name), .help = e.help(name),
                            .value = stored(e.view.process, language, part), .characters_max = most, .language = language};
    };
    html::write<R"(<h3>{}</h3>
)">(e.out, e.text("processes.language." + language));
    forms::line(e.out, e.frame, e.typed, field("title", &ProcessTexts::title, limits::title_characters_max));
    forms::line(e.out, e.frame, e.typed, field("summary", &ProcessTexts::summary, limits::line_characters_max));
    forms::text(e.out, e.frame, e.typed, field("about", &ProcessTexts::about, limits::text_characters_max), 8);
    forms::text(e.out, e.frame, e.typed, field("decider", &ProcessTexts::decider, limits::reason_characters_max), 2);
    forms::text(e.out, e.frame, e.typed, field("promise", &ProcessTexts::promise, limits::reason_characters_max), 4);
    forms::text(e.out, e.frame, e.typed, field("criteria", &ProcessTexts::criteria, limits::text_characters_max), 8);
}

std::vector<forms::Choice> relation_choices(const Editor& e) {
    std::vector<forms::Choice> choices;
    for (const std::string_view word : relation_words) {
        const auto& chosen = e.view.process.relations;
        choices.push_back({.value = std::string(word), .label = e.text("processes.relation_choice." + std::string(word)),
                           .chosen = std::find(chosen.begin(), chosen.end(), word) != chosen.end()});
    }
    return choices;
}

/// An empty value beside the boxes, so that ticking none is told apart from not asking.
void who(const Editor& e) {
    heading(e, "who", e.t("processes.who_may_take_part"), e.t("processes.help.who"));
    forms::hidden(e.out, "relations", "");
    forms::checkboxes(e.out, e.frame, e.typed, {.name = "relations", .label = e.label("relations")}, relation_choices(e));
    forms::line(e.out, e.frame, e.typed, {.name = "age_min", .label = e.label("age_min"), .help = e.help("age_min"),
                                          .value = std::to_string(e.view.process.age_min), .input_mode = "numeric"});
}

void vote(const Editor& e) {
    const Process& process = e.view.process;
    const auto choice = [&](std::string_view word, std::string_view group, bool chosen) {
        const std::string key = "processes." + std::string(group) + "." + std::string(word);
        return forms::Choice{.value = std::string(word), .label = e.text(key), .help = e.text(key + "_help"), .chosen = chosen};
    };
    heading(e, "vote", e.t("processes.how_you_vote"), e.t("processes.help.vote"));
    std::vector<forms::Choice> ballots;
    for (const BallotKind kind : {BallotKind::approval, BallotKind::points, BallotKind::budget})
        ballots.push_back(choice(word_of(kind), "ballot", process.ballot_kind == kind));
    forms::radios(e.out, e.frame, e.typed, {.name = "ballot_kind", .label = e.label("ballot_kind")}, ballots);
    forms::line(e.out, e.frame, e.typed, {.name = "marks_max", .label = e.label("marks_max"), .help = e.help("marks_max"),
                                          .value = std::to_string(process.marks_max), .input_mode = "numeric"});
    allocation_fields(e.out, e.frame, e.typed, process);
    std::vector<forms::Choice> publications;
    for (const Publication each : {Publication::open, Publication::sealed})
        publications.push_back(choice(word_of(each), "publication", process.publication == each));
    forms::radios(e.out, e.frame, e.typed, {.name = "publication", .label = e.label("publication")}, publications);
    std::vector<forms::Choice> keepers;
    for (const Keepers each : {Keepers::clock, Keepers::scrutineers})
        keepers.push_back(choice(word_of(each), "keepers", process.keepers == each));
    forms::radios(e.out, e.frame, e.typed, {.name = "keepers", .label = e.label("keepers")}, keepers);
    forms::line(e.out, e.frame, e.typed, {.name = "challenge_days", .label = e.label("challenge_days"), .help = e.help("challenge_days"),
                                          .value = std::to_string(process.challenge_days), .input_mode = "numeric"});
    forms::line(e.out, e.frame, e.typed, {.name = "cost_max", .label = e.label("cost_max"), .help = e.help("cost_max"),
                                          .value = process.cost_max ? to_plain_text(*process.cost_max) : "", .required = false,
                                          .input_mode = "decimal", .suffix = "kr"});
}

std::vector<forms::Choice> area_choices(const Editor& e, AreaId chosen) {
    std::vector<forms::Choice> choices{{.value = "", .label = std::string(e.t("processes.whole_organisation")), .chosen = !chosen}};
    for (const Population& area : e.view.areas)
        choices.push_back({.value = std::to_string(area.area.value), .label = area.name, .chosen = area.area == chosen});
    return choices;
}

void pot_row(const Editor& e, const std::string& key, const Pot& pot) {
    html::write<R"(<fieldset class="pot-editor"><legend>{}</legend>{}{}{}</fieldset>
)">(e.out, pot.name.empty() ? e.t("processes.new_pot") : std::string_view(pot.name),
        [&](html::Out& o) {
            forms::line(o, e.frame, e.typed, {.name = "pot_name[" + key + "]", .label = e.label("pot_name"), .value = pot.name,
                                              .required = false, .characters_max = limits::name_characters_max});
        },
        [&](html::Out& o) {
            forms::line(o, e.frame, e.typed, {.name = "pot_amount[" + key + "]", .label = e.label("pot_amount"),
                                              .value = pot.amount.ore == 0 ? "" : to_plain_text(pot.amount), .required = false,
                                              .input_mode = "decimal", .suffix = "kr"});
        },
        [&](html::Out& o) {
            if (e.view.areas.empty()) return forms::hidden(o, "pot_area[" + key + "]", pot.area ? std::to_string(pot.area.value) : "");
            forms::select(o, e.frame, e.typed, {.name = "pot_area[" + key + "]", .label = e.label("pot_area"), .required = false},
                          area_choices(e, pot.area));
        });
}

void pots(const Editor& e) {
    heading(e, "field-pots", e.t("processes.money"), e.t("processes.help.pots"));
    int fresh = 0;
    for (const Pot& pot : e.view.process.pots) pot_row(e, pot.id ? std::to_string(pot.id.value) : "suggested" + std::to_string(++fresh), pot);
    for (int i = 1; i <= new_rows; ++i) pot_row(e, "new" + std::to_string(i), {});
}

/// A search form of its own: it asks for figures and stores nothing.
void suggestion(const Editor& e) {
    if (e.view.areas.empty()) return;
    const Money total = e.view.suggested_total.value_or(e.view.process.total());
    html::write<R"(<details class="suggestion"><summary>{}</summary><p>{}</p>
)" R"({}</details>
)">(e.out, e.t("processes.suggest_heading"), e.t("processes.suggest_sentence"), [&](html::Out& o) {
        forms::open(o, e.frame, {.action = address_of(e.view.process.id) + "/plan/edit", .search = true});
        forms::line(o, e.frame, {}, {.name = "suggest_total", .label = e.label("total"), .value = to_plain_text(total), .input_mode = "decimal", .suffix = "kr"});
        forms::button(o, e.t("processes.suggest"), forms::ButtonKind::second);
        forms::close(o);
    });
}

std::vector<forms::Choice> language_choices(const Editor& e) {
    std::vector<forms::Choice> choices;
    const auto& chosen = e.view.process.languages;
    for (const std::string& language : e.view.languages)
        choices.push_back({.value = language, .label = e.text("processes.language." + language),
                           .chosen = std::find(chosen.begin(), chosen.end(), language) != chosen.end()});
    return choices;
}

void words(const Editor& e) {
    heading(e, "texts", e.t("processes.texts"), e.t("processes.help.texts"));
    forms::hidden(e.out, "languages", "");
    forms::checkboxes(e.out, e.frame, e.typed, {.name = "languages", .label = e.label("languages"), .help = e.help("languages")}, language_choices(e));
    for (const std::string& language : e.view.process.languages) texts(e, language);
}

}  // namespace

std::string plan_edit_page(const Frame& frame, const Typed& typed, const PlanEditView& view) {
    const auto& t = *frame.t;
    const std::string here = address_of(view.process.id);
    const page::Options options{.title = std::string(t("processes.edit_plan")),
                                .crumbs = {{.address = "/processes", .text = std::string(t("processes.list_title"))},
                                           {.address = here + "/plan", .text = view.process.text_in(t.language()).title}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        const Editor e{out, frame, typed, view, t};
        html::write<R"(<h1>{}</h1>
)">(out, t("processes.edit_plan"));
        forms::error_summary(out, frame, typed);
        if (view.process.rules_are_frozen(frame.now))
            page::notice(out, page::NoticeKind::information, t("processes.frozen_heading"), t("processes.frozen_edit_sentence"));
        if (!view.process.published) missing_part(out, frame, missing_before_publishing(view.process), here + "/plan/edit");
        if (view.suggested_total) page::notice(out, page::NoticeKind::information, t("processes.suggested_heading"), t("processes.suggested_sentence"));
        suggestion(e);
        forms::open(out, frame, {.action = here + "/plan/edit", .asks_before_leaving = true});
        forms::hidden(out, "version", std::to_string(view.process.version));
        phases(e);
        words(e);
        who(e);
        voting_way_fields(out, frame, typed, view.process, view.lacks);
        vote(e);
        pots(e);
        forms::button(out, t("processes.save_plan"));
        forms::close(out);
    });
}

}  // namespace allting::processes
