#include "reviews/whereabouts_pages.hpp"

#include "platform/page/forms.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;

std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// When something is promised, or what the clock waits for.
std::string next_answer(const i18n::Translator& t, const WhereaboutsView& view) {
    if (view.author_until) return t("where.clock_stands", {{"at", t.date(*view.author_until)}});
    if (view.proposal.answer_due_at) return t("where.promised", {{"at", t.date(*view.proposal.answer_due_at)}});
    return {};
}

void now_part(html::Out& out, const page::Frame& frame, const WhereaboutsView& view) {
    const auto& t = *frame.t;
    const proposals::Proposal& p = view.proposal;
    html::write<R"(<div class="proposal-state">{}<p>{}</p></div>
)">(out, [&](html::Out& o) { page::chip(o, proposals::name_of(t, p.state), proposals::tone_of(p.state)); },
        text_of(t, "proposals.meaning." + std::string(proposals::word_of(p.state))));
    if (!view.reason.empty()) page::written_text(out, view.reason);
    std::vector<page::Row> rows{{std::string(t("where.number")), proposals::number_of(p.id)}, {std::string(t("where.with_whom")), with_whom(t, view)}};
    if (view.since) rows.push_back({std::string(t("where.since")), t.date(*view.since)});
    if (const std::string next = next_answer(t, view); !next.empty()) rows.push_back({std::string(t("where.next_answer")), next});
    page::facts(out, rows);
}

void road_part(html::Out& out, const page::Frame& frame, const WhereaboutsView& view) {
    const auto& t = *frame.t;
    html::write<R"(<section aria-labelledby="road-heading"><h2 id="road-heading">{}</h2>
<ol class="road">{}</ol>
</section>
)">(out, t("where.road"), html::each(view.road, [&](html::Out& o, const Stop& stop) {
            html::write<R"(<li class="{}" {}><strong>{}</strong>{}{}</li>
)">(o, stop.is_now ? "now" : stop.reached_at ? "past" : "coming", html::attribute("aria-current", stop.is_now ? "step" : ""),
                text_of(t, "where.station." + std::string(word_of(stop.station))),
                html::when(stop.reached_at.has_value(), [&](html::Out& at) { html::write<R"( <span class="when">{}</span>)">(at, t.date(*stop.reached_at)); }),
                html::when(stop.is_now, [&](html::Out& here) { html::write<" <em>{}</em>">(here, t("where.is_here")); }));
        }));
}

void acts_part(html::Out& out, const page::Frame& frame, const WhereaboutsView& view) {
    if (view.acts.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<section aria-labelledby="acts-heading"><h2 id="acts-heading">{}</h2>
<ul>{}</ul>
</section>
)">(out, view.is_author ? t("where.acts") : t("where.acts_for_author"), html::each(view.acts, [&](html::Out& o, const Possible& possible) {
            html::write<R"(<li><a href="{}">{}</a>{}</li>
)">(o, possible.address, text_of(t, "where.act." + std::string(word_of(possible.act))), html::when(possible.until.has_value(), [&](html::Out& until) {
                html::write<" {}">(until, t("where.until", {{"at", t.date(*possible.until)}}));
            }));
        }));
}

}  // namespace

std::string with_whom(const i18n::Translator& t, const WhereaboutsView& view) {
    if (view.author_until) return std::string(view.is_author ? t("where.with_you") : t("where.with_author"));
    const bool waits_for_answer = view.proposal.answer_due_at.has_value();
    if (view.department.empty()) return std::string(waits_for_answer ? t("where.with_nobody") : t("where.with_organisers"));
    if (view.asked.empty()) return view.department;
    return t("where.with_and_asked", {{"department", view.department}, {"asked", joined(view.asked)}});
}

std::string whereabouts_page(const page::Frame& frame, const WhereaboutsView& view) {
    const auto& t = *frame.t;
    const proposals::Proposal& p = view.proposal;
    const std::string here = proposals::address_of(p.id);
    const std::string_view title = view.is_author ? t("where.title") : t("where.title_of_others");
    const page::Options options{.title = std::string(title),
                                .crumbs = {{.address = here, .text = p.wording.title, .language = p.language}, {.address = {}, .text = std::string(title)}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead" lang="{}" dir="auto">{}</p>
)">(out, title, p.language, p.wording.title);
        now_part(out, frame, view);
        acts_part(out, frame, view);
        road_part(out, frame, view);
        page::link_button(out, t("where.whole_idea"), here, false);
        if (!view.may_post) return;
        html::write<R"(<p>{}</p>
)">(out, t("where.post_help"));
        forms::open(out, frame, {.action = here + "/whereabouts/letters", .css = "plain"});
        forms::button(out, t("where.post"), forms::ButtonKind::second);
        forms::close(out);
    });
}

}  // namespace allting::reviews
