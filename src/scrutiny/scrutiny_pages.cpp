#include "scrutiny/scrutiny_pages.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/page/components.hpp"
#include "processes/process_view.hpp"

namespace allting::scrutiny {
namespace {

namespace forms = page::forms;

std::string text_of(const i18n::Translator& t, std::string_view group, std::string_view word) {
    return std::string(t(i18n::Key::at_run_time("scrutiny." + std::string(group) + "." + std::string(word))));
}

std::string act_name(const i18n::Translator& t, ActKind kind) { return text_of(t, "act", word_of(kind)); }

void state_part(html::Out& out, const page::Frame& frame, const ScrutinyView& view) {
    const auto& t = *frame.t;
    const std::string state = view.log ? text_of(t, "state", ballots::word_of(*view.log)) : std::string(t("scrutiny.state.none"));
    std::vector<page::Row> rows{{std::string(t("scrutiny.state")), state},
                                {std::string(t("scrutiny.closes")), t.weekday_time(view.process.phase(processes::PhaseKind::vote)->closes)},
                                {std::string(t("scrutiny.challenges_end")), t.weekday_time(challenges_end(view.process))}};
    if (!view.rules_hash.empty()) rows.push_back({std::string(t("scrutiny.rules_hash")), in_groups(view.rules_hash, 8)});
    if (!view.root.empty()) {
        rows.push_back({std::string(t("scrutiny.entries")), std::to_string(view.entries_count)});
        rows.push_back({std::string(t("scrutiny.root")), in_groups(view.root, 8)});
    }
    page::facts(out, rows);
    html::write<"<p>{}</p>\n">(out, t("scrutiny.compare"));
    if (view.log) html::write<R"(<p><a href="{}/log">{}</a></p>
)">(out, processes::address_of(view.process.id), t("scrutiny.to_log"));
    if (view.log && *view.log != ballots::LogState::open)
        html::write<R"(<p><a href="{}/ballots.csv">{}</a></p>
)">(out, address_of_scrutiny(view.process.id), t("scrutiny.to_ballots"));
    html::write<R"(<p><a href="{}/watch">{}</a></p>
)">(out, processes::address_of(view.process.id), t("scrutiny.to_watch"));
    if (!view.sums_problem.empty()) page::notice(out, page::NoticeKind::warning, t("scrutiny.sums_heading"), view.sums_problem);
}

void waiting_act(html::Out& out, const page::Frame& frame, const NamedAct& named) {
    const auto& t = *frame.t;
    const std::string address = "/joint-acts/" + std::to_string(named.act.id.value);
    html::write<R"(<section class="box"><h3>{}</h3><p>{}</p>{}</section>
)">(out, act_name(t, named.act.kind), t("scrutiny.proposed_by", {{"name", named.proposed_by}, {"at", t.weekday_time(named.act.proposed_at)}}),
        [&](html::Out& o) {
            if (named.act.closes) html::write<"<p>{}</p>">(o, t("scrutiny.new_close", {{"at", t.weekday_time(*named.act.closes)}}));
            if (named.act.challenge) html::write<"<p>{}</p>">(o, t("scrutiny.of_challenge", {{"number", named.act.challenge.value}}));
            if (!named.act.reason.empty()) page::written_text(o, named.act.reason);
            html::write<"<p>{}</p>">(o, text_of(t, "meaning", word_of(named.act.kind)));
            if (named.is_own) html::write<"<p>{}</p>">(o, t("scrutiny.wait_for_second"));
            forms::open(o, frame, {.action = address + (named.is_own ? "/withdrawal" : "/confirmation")});
            forms::button(o, named.is_own ? t("scrutiny.take_back") : t("scrutiny.confirm"), named.is_own ? forms::ButtonKind::second : forms::ButtonKind::danger);
            forms::close(o);
        });
}

void waiting_part(html::Out& out, const page::Frame& frame, const ScrutinyView& view) {
    const auto& t = *frame.t;
    html::write<"<h2>{}</h2>\n">(out, t("scrutiny.waiting_heading"));
    bool any = false;
    for (const NamedAct& named : view.acts) {
        if (named.act.state != ActState::proposed || named.has_lapsed) continue;
        waiting_act(out, frame, named);
        any = true;
    }
    if (!any) html::write<"<p>{}</p>\n">(out, t("scrutiny.nothing_waits"));
}

bool has_open(const ScrutinyView& view) {
    return std::ranges::any_of(view.challenges, [](const NamedChallenge& named) { return named.challenge.state == ChallengeState::open; });
}

std::vector<forms::Choice> act_choices(const i18n::Translator& t, const ScrutinyView& view) {
    std::vector<ActKind> kinds = view.possible;
    if (has_open(view) && view.log && *view.log != ballots::LogState::finalised) kinds.insert(kinds.end(), {ActKind::uphold, ActKind::dismiss});
    std::vector<forms::Choice> choices;
    for (const ActKind kind : kinds)
        choices.push_back({.value = std::string(word_of(kind)), .label = act_name(t, kind), .help = text_of(t, "meaning", word_of(kind))});
    return choices;
}

void proposal_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const ScrutinyView& view) {
    const auto& t = *frame.t;
    const auto choices = act_choices(t, view);
    if (choices.empty()) return;
    html::write<"<h2>{}</h2>\n">(out, t("scrutiny.can_do"));
    forms::open(out, frame, {.action = address_of_scrutiny(view.process.id)});
    forms::radios(out, frame, typed, {.name = "kind", .label = std::string(t("scrutiny.what"))}, choices);
    if (has_open(view)) {
        std::vector<forms::Choice> open_ones{{.value = "", .label = std::string(t("scrutiny.no_challenge"))}};
        for (const NamedChallenge& named : view.challenges)
            if (named.challenge.state == ChallengeState::open)
                open_ones.push_back({.value = std::to_string(named.challenge.id.value), .label = t("scrutiny.challenge_heading", {{"number", named.challenge.id.value}})});
        forms::select(out, frame, typed, {.name = "challenge", .label = std::string(t("scrutiny.field.challenge")), .required = false}, open_ones);
    }
    if (std::ranges::find(view.possible, ActKind::extend) != view.possible.end())
        forms::date_time(out, frame, typed, {.name = "closes", .label = std::string(t("scrutiny.field.closes")), .help = std::string(t("scrutiny.field.closes_help")),
                                             .required = false},
                         view.process.phase(processes::PhaseKind::vote)->closes);
    forms::text(out, frame, typed, {.name = "reason", .label = std::string(t("scrutiny.field.reason")), .help = std::string(t("scrutiny.field.reason_public")),
                                    .required = false, .characters_max = limits::reason_characters_max}, 3);
    forms::button(out, t("scrutiny.propose"), forms::ButtonKind::second);
    forms::close(out);
}

void challenge_item(html::Out& out, const i18n::Translator& t, const NamedChallenge& named) {
    html::write<R"(<li><h3>{}</h3><p>{} {}</p>{}</li>
)">(out, t("scrutiny.challenge_heading", {{"number", named.challenge.id.value}}), named.voter,
        text_of(t, "challenge", word_of(named.challenge.state)), [&](html::Out& o) { page::written_text(o, named.challenge.reason); });
}

void file_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const ScrutinyView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = processes::address_of(view.process.id) + "/challenges"});
    forms::line(out, frame, typed, {.name = "voter", .label = std::string(t("scrutiny.field.voter")), .help = std::string(t("scrutiny.field.voter_help")), .autocomplete = "off"});
    forms::text(out, frame, typed, {.name = "objection", .label = std::string(t("scrutiny.field.objection")), .help = std::string(t("scrutiny.field.reason_inside")),
                                    .characters_max = limits::reason_characters_max}, 3);
    forms::button(out, t("scrutiny.file"), forms::ButtonKind::second);
    forms::close(out);
}

void challenges_part(html::Out& out, const page::Frame& frame, const page::Typed& typed, const ScrutinyView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2>{}</h2><p>{}</p>
)">(out, t("scrutiny.challenges_heading"), t("scrutiny.challenges_lead"));
    if (!view.challenges.empty())
        html::write<R"(<ul class="others">{}</ul>
)">(out, html::each(view.challenges, [&](html::Out& o, const NamedChallenge& named) { challenge_item(o, t, named); }));
    if (!view.log || *view.log == ballots::LogState::finalised || challenges_end(view.process) <= frame.now) return;
    html::write<R"(<details><summary>{}</summary>{}</details>
)">(out, t("scrutiny.file_challenge"), [&](html::Out& o) { file_form(o, frame, typed, view); });
}

void past_part(html::Out& out, const page::Frame& frame, const ScrutinyView& view) {
    const auto& t = *frame.t;
    std::vector<std::vector<std::string>> rows;
    for (const NamedAct& named : view.acts) {
        if (named.act.state == ActState::proposed && !named.has_lapsed) continue;
        const std::string state = named.has_lapsed ? std::string(t("scrutiny.lapsed")) : text_of(t, "act_state", word_of(named.act.state));
        rows.push_back({act_name(t, named.act.kind), state, named.proposed_by, named.settled_by,
                        t.weekday_time(named.act.settled_at.value_or(named.act.proposed_at))});
    }
    if (rows.empty()) return;
    page::table(out, {.caption = std::string(t("scrutiny.past_heading")),
                      .heads = {std::string(t("scrutiny.what")), std::string(t("scrutiny.outcome")), std::string(t("scrutiny.first")),
                                std::string(t("scrutiny.second")), std::string(t("scrutiny.when"))},
                      .rows = std::move(rows)});
}

}  // namespace

std::string address_of_scrutiny(ProcessId process) { return processes::address_of(process) + "/scrutiny"; }

std::string votes_page(const page::Frame& frame, const std::vector<VoteLine>& votes) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("scrutiny.list_title")), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("scrutiny.list_title"), t("scrutiny.list_lead"));
        if (votes.empty()) return page::empty_state(out, t("scrutiny.list_title"), t("scrutiny.no_vote"));
        html::write<R"(<ul class="others">{}</ul>
)">(out, html::each(votes, [&](html::Out& o, const VoteLine& vote) {
            const std::string state = text_of(t, "state", vote.log ? ballots::word_of(*vote.log) : "none");
            html::write<R"(<li><a href="{}">{}</a> <span class="meta">{}</span></li>
)">(o, address_of_scrutiny(vote.process.id), vote.process.text_in(t.language()).title, state);
        }));
    });
}

json::Value votes_json(const std::vector<VoteLine>& votes) {
    json::Array lines;
    for (const VoteLine& vote : votes) {
        json::Value state;
        if (vote.log) state = std::string(ballots::word_of(*vote.log));
        lines.push_back(json::Object{{"process", vote.process.id}, {"title", vote.process.text_in("sv").title}, {"state", state}});
    }
    return json::Object{{"votes", std::move(lines)}};
}

std::string scrutiny_page(const page::Frame& frame, const page::Typed& typed, const ScrutinyView& view) {
    const auto& t = *frame.t;
    const std::string here = processes::address_of(view.process.id);
    const page::Options options{.title = std::string(t("scrutiny.title")),
                                .crumbs = {{.address = here, .text = view.process.text_in(t.language()).title}}, .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("scrutiny.title"), t("scrutiny.lead"));
        state_part(out, frame, view);
        waiting_part(out, frame, view);
        proposal_form(out, frame, typed, view);
        challenges_part(out, frame, typed, view);
        past_part(out, frame, view);
    });
}

json::Value act_json(const JointAct& act) {
    return json::Object{{"id", act.id},       {"process", act.process},         {"kind", word_of(act.kind)},        {"state", word_of(act.state)},
                        {"closes", act.closes}, {"challenge", act.challenge}, {"reason", act.reason}, {"proposed_at", act.proposed_at},
                        {"settled_at", act.settled_at}};
}

json::Value challenge_json(const Challenge& challenge) {
    return json::Object{{"id", challenge.id}, {"process", challenge.process}, {"state", word_of(challenge.state)}, {"reason", challenge.reason},
                        {"filed_at", challenge.filed_at}};
}

json::Value scrutiny_json(const ScrutinyView& view) {
    json::Array acts, challenges, possible;
    for (const NamedAct& named : view.acts) acts.push_back(act_json(named.act));
    for (const NamedChallenge& named : view.challenges) challenges.push_back(challenge_json(named.challenge));
    for (const ActKind kind : view.possible) possible.emplace_back(word_of(kind));
    json::Value state;
    if (view.log) state = std::string(ballots::word_of(*view.log));
    return json::Object{{"process", view.process.id},   {"state", state},          {"rules_hash", view.rules_hash}, {"entries", view.entries_count},
                        {"root", view.root},            {"possible", std::move(possible)}, {"acts", std::move(acts)},
                        {"challenges", std::move(challenges)}, {"challenges_end", challenges_end(view.process)}};
}

}  // namespace allting::scrutiny
