#include "learning/learning_pages.hpp"

#include <algorithm>

namespace allting::learning {
namespace {

using i18n::Key;
using i18n::Translator;

std::string address_of(const processes::Process& process) { return "/processes/" + std::to_string(process.id.value); }
std::string address_of(ProposalId id) { return "/proposals/" + std::to_string(id.value); }

double share(std::int64_t part, std::int64_t whole) { return whole > 0 ? double(part) / double(whole) : 0; }

std::string width_of(std::int64_t part, std::int64_t whole) {
    if (whole <= 0 || part <= 0) return "0%";
    const auto mille = std::min<std::int64_t>(1000, part * 1000 / whole);
    return std::to_string(mille / 10) + '.' + std::to_string(mille % 10) + '%';
}

std::string code_name(const Translator& t, const std::string& code) {
    const std::string key = "reviews.code." + code;
    return t.has(key) ? std::string(t(Key::at_run_time(key))) : code;
}

/// One way to divide the ideas: how its groups are named, and what it is called.
struct Division {
    std::string word;  // "area"
    const std::vector<Group>& groups;
};
std::vector<Division> divisions_of(const Report& report) {
    return {{"area", report.by_area}, {"channel", report.by_channel}, {"language", report.by_language}, {"department", report.by_department}};
}

std::string name_of(const Translator& t, const Division& of, const Group& group) {
    if (group.key.empty()) return std::string(t("learning.small_together"));
    if (of.word == "channel") return std::string(t(Key::at_run_time("proposals.channel." + group.key)));
    const std::string language = "learning.language." + group.key;
    return of.word == "language" && t.has(language) ? std::string(t(Key::at_run_time(language))) : group.key;
}

/// Picture and table of one division; the table says all that the picture does.
void division_part(html::Out& out, const page::Frame& frame, const Division& of) {
    const auto& t = *frame.t;
    html::write<"<h3>{}</h3>\n">(out, t(Key::at_run_time("learning.by_" + of.word)));
    if (of.groups.empty()) {
        html::write<"<p>{}</p>\n">(out, t("learning.too_few", {{"min", group_min}}));
        return;
    }
    html::write<R"(<ul class="figure-bars">{}</ul>
)">(out, html::each(of.groups, [&](html::Out& o, const Group& group) {
            html::write<R"(<li><span>{}</span> <b>{}</b><svg class="money-track" width="100%" height="12" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="good" width="{}" height="100%"/></svg></li>
)">(o, name_of(t, of, group), t.percent(share(group.passed, group.decided)), width_of(group.passed, group.decided));
        }));
    page::Table table{.caption = std::string(t(Key::at_run_time("learning.by_" + of.word))),
                      .heads = {std::string(t("learning.group")), std::string(t("learning.decided")), std::string(t("learning.passed")), std::string(t("learning.share"))},
                      .rows = {}, .numeric = {false, true, true, true}};
    for (const Group& group : of.groups)
        table.rows.push_back({name_of(t, of, group), t.number(group.decided), t.number(group.passed), t.percent(share(group.passed, group.decided))});
    html::write<"<details><summary>{}</summary>{}</details>\n">(out, t("learning.as_table"), [&](html::Out& o) { page::table(o, table); });
}

void differences_part(html::Out& out, const page::Frame& frame, const Report& report) {
    const auto& t = *frame.t;
    html::write<"<h2>{}</h2>\n<p>{}</p>\n">(out, t("learning.differences"), t("learning.differences_lead"));
    if (report.differences.empty()) {
        html::write<"<p>{}</p>\n">(out, t("learning.no_differences"));
        return;
    }
    html::write<"<ul class=\"changes\">{}</ul>\n">(out, html::each(report.differences, [&](html::Out& o, const Difference& one) {
        const std::string outcome = one.other_passed ? std::string(t("learning.got_yes")) : t("learning.got_other_no", {{"code", code_name(t, one.other_code)}});
        html::write<R"(<li><strong>{}</strong> <a href="{}" dir="auto">{}</a><br>{} <a href="{}" dir="auto">{}</a> ({})</li>
)">(o, t("learning.got_no", {{"code", code_name(t, one.code)}}), address_of(one.refused), report.titles.at(one.refused), outcome,
            address_of(one.other), report.titles.at(one.other), t("learning.likeness", {{"share", t.percent(one.likeness)}}));
    }));
}

void outcomes_part(html::Out& out, const page::Frame& frame, const Report& report) {
    const auto& t = *frame.t;
    html::write<"<h2>{}</h2>\n">(out, t("learning.outcomes"));
    if (report.outcomes.empty()) {
        html::write<"<p>{}</p>\n">(out, t("learning.no_outcomes"));
        return;
    }
    html::write<"<p>{}</p>\n">(out, t("learning.accuracy", {{"projects", report.accuracy.projects}, {"within", report.accuracy.within}, {"above", report.accuracy.above},
                                                            {"median", std::to_string(report.accuracy.median_percent)}}));
    html::write<R"(<ul class="figure-bars">{}</ul>
)">(out, html::each(report.outcomes, [&](html::Out& o, const Outcome& one) {
            html::write<R"(<li><a href="/projects/{}" dir="auto">{}</a> <b>{}</b><svg class="money-track" width="100%" height="12" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="{}" width="{}" height="100%"/></svg></li>
)">(o, one.project, one.title, t("learning.of_upper", {{"percent", std::to_string(one.percent())}}), one.spent > one.high ? "bad" : "going", width_of(one.spent.ore, one.high.ore));
        }));
    page::Table table{.caption = std::string(t("learning.outcomes")),
                      .heads = {std::string(t("learning.project")), std::string(t("learning.low")), std::string(t("learning.high")), std::string(t("learning.spent")), std::string(t("learning.of_high"))},
                      .rows = {}, .numeric = {false, true, true, true, true}};
    for (const Outcome& one : report.outcomes)
        table.rows.push_back({one.title, t.money(one.low), t.money(one.high), t.money(one.spent), t("learning.percent", {{"percent", std::to_string(one.percent())}})});
    html::write<"<details><summary>{}</summary>{}</details>\n">(out, t("learning.as_table"), [&](html::Out& o) { page::table(o, table); });
}

void answers_part(html::Out& out, const page::Frame& frame, const Report& report) {
    const auto& t = *frame.t;
    const Appeals& appeals = report.appeals;
    html::write<"<h2>{}</h2>\n">(out, t("learning.days"));
    if (report.days.answers == 0) html::write<"<p>{}</p>\n">(out, t("learning.no_answers"));
    else page::facts(out, {{std::string(t("learning.median")), t("learning.day_count", {{"count", report.days.median}})},
                           {std::string(t("learning.ninetieth")), t("learning.day_count", {{"count", report.days.ninetieth}})}});
    html::write<"<h2>{}</h2>\n">(out, t("learning.appeals"));
    const std::int64_t answered = appeals.stand + appeals.overturned;
    page::facts(out, {{std::string(t("learning.appeals_asked")), t.number(appeals.asked)},
                      {std::string(t("learning.appeals_overturned")), t("learning.part_of", {{"part", appeals.overturned}, {"whole", answered}})}});
}

}  // namespace

std::string learning_page(const page::Frame& frame, const processes::Process& process, const Report& report) {
    const page::Options options{.title = std::string((*frame.t)("learning.title")),
                                .crumbs = {{.address = address_of(process), .text = process.text_in(frame.t->language()).title}, {{}, std::string((*frame.t)("learning.title"))}},
                                .keep_out_of_search = true};
    page::Frame of_process = frame;
    const Translator t = frame.t->with_currency(process.currency);
    of_process.t = &t;
    return page::layout(of_process, options, [&](html::Out& out) {
        html::write<"<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<p>{}</p>\n">(out, t("learning.title"), t("learning.lead"), t("learning.who_sees"));
        html::write<"<h2>{}</h2>\n<p>{}</p>\n">(out, t("learning.pass_rates"), t("learning.pass_sentence", {{"passed", report.passed}, {"decided", report.decided}}));
        for (const Division& division : divisions_of(report)) division_part(out, of_process, division);
        answers_part(out, of_process, report);
        differences_part(out, of_process, report);
        outcomes_part(out, of_process, report);
        html::write<R"(<p><a href="{}/learning/table">{}</a></p>
)">(out, address_of(process), t("learning.download"));
    });
}

}  // namespace allting::learning
