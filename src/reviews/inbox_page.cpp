// The officials' inbox: what is due first, whose turn it is.
#include "platform/page/components.hpp"
#include "reviews/case_pages.hpp"

namespace allting::reviews {
namespace {

Urgency urgency_of_line(const CaseLine& line, Instant now) {
    Case as_case;
    as_case.state = line.state;
    as_case.due_at = line.due_at;
    return urgency_of(as_case, now);
}

std::string_view urgency_text(const i18n::Translator& t, Urgency urgency) {
    switch (urgency) {
        case Urgency::calm: return t("reviews.urgency.calm");
        case Urgency::soon: return t("reviews.urgency.soon");
        case Urgency::late: return t("reviews.urgency.late");
    }
    return {};
}

void filter_link(html::Out& out, InboxFilter filter, std::string_view text, InboxFilter current) {
    html::write<R"(<a class="back-link" href="/reviews?show={}" {}>{}</a>
)">(out, word_of(filter),
        html::attribute("aria-current", filter == current ? "true" : ""), text);
}

void case_row(html::Out& out, const page::Frame& frame, const CaseLine& line) {
    const auto& t = *frame.t;
    const bool waits = line.state == CaseState::waiting_for_author;
    const Urgency urgency = waits ? Urgency::calm : urgency_of_line(line, frame.now);
    html::write<R"(<tr><th scope="row"><a href="/cases/{}">{}</a><br><span class="meta">{}</span></th><td>{}<br><span class="meta">{}</span></td><td>{}</td><td class="numeric">{}</td></tr>
)">(out, line.id, line.title, proposals::number_of(line.proposal),
        [&](html::Out& o) { page::chip(o, waits ? t("reviews.waits_for_author") : urgency_text(t, urgency), waits ? page::Tone::neutral : tone_of(urgency)); },
        waits ? std::string() : due_text(frame, line),
        line.department_name.empty() ? t("reviews.nobody_yet") : std::string_view(line.department_name),
        t("reviews.answers_given", {{"given", line.answers_count}, {"all", std::int64_t(question_words.size())}}));
}

}  // namespace

page::Tone tone_of(Urgency urgency) {
    return urgency == Urgency::late ? page::Tone::bad : urgency == Urgency::soon ? page::Tone::warning : page::Tone::good;
}

std::string due_text(const page::Frame& frame, const CaseLine& line) {
    return (*frame.t)("reviews.answer_promised", {{"at", frame.t->date(line.due_at)}});
}

std::string inbox_page(const page::Frame& frame, const InboxView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("reviews.inbox")), .wide = true, .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
<nav class="actions" aria-label="{}">
{}{}{}</nav>
)">(out, t("reviews.inbox"), t("reviews.inbox_lead"), t("reviews.filter"),
            [&](html::Out& o) { filter_link(o, InboxFilter::all, t("reviews.filter_all", {{"count", view.all_count}}), view.filter); },
            [&](html::Out& o) { filter_link(o, InboxFilter::mine, t("reviews.filter_mine", {{"count", view.mine_count}}), view.filter); },
            [&](html::Out& o) { filter_link(o, InboxFilter::untaken, t("reviews.filter_untaken", {{"count", view.untaken_count}}), view.filter); });
        if (view.lines.empty()) return page::empty_state(out, t("reviews.inbox_empty"), t("reviews.inbox_empty_sentence"));
        html::write<R"(<div class="table-frame" role="region" aria-label="{}" tabindex="0"><table><caption class="visually-hidden">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col" class="numeric">{}</th></tr></thead><tbody>{}</tbody></table></div>
)">(out, t("reviews.inbox"), t("reviews.inbox"), t("reviews.head_idea"), t("reviews.head_due"), t("reviews.head_department"), t("reviews.head_answers"),
            html::each(view.lines, [&](html::Out& o, const CaseLine& line) { case_row(o, frame, line); }));
    });
}

}  // namespace allting::reviews
