#include "platform/page/components.hpp"

#include "core/text.hpp"
#include "platform/page/tone.hpp"

namespace allting::page {

void link_button(html::Out& out, std::string_view text, std::string_view address, bool main) {
    html::write<R"(<a class="ds-button" href="{}" {}>{}</a>
)">(out, address, html::attribute("data-variant", main ? "" : "secondary"), text);
}

void now_box(html::Out& out, const NowBox& box) {
    html::write<R"(<section class="now-box" aria-labelledby="now-heading"><h2 id="now-heading">{}</h2>
<p>{}</p>
{}</section>
)">(out, box.heading, box.sentence, html::when(!box.verb.empty(), [&](html::Out& o) { link_button(o, box.verb, box.address); }));
}

namespace {

void reason_part(html::Out& out, std::string_view heading, std::string_view text) {
    if (text.empty()) return;
    html::write<"<dt>{}</dt><dd>{}</dd>\n">(out, heading, [&](html::Out& o) { written_text(o, text); });
}

}  // namespace

void reason(html::Out& out, const Frame& frame, const Reason& reason) {
    const auto& t = *frame.t;
    html::write<R"(<div class="reason"><dl>{}{}{}{}</dl>
<p class="reason-who">{}{}</p></div>
)">(out, [&](html::Out& o) { reason_part(o, t("page.reason_understood"), reason.understood); },
        [&](html::Out& o) { reason_part(o, t("page.reason_answer"), reason.answer); },
        [&](html::Out& o) { reason_part(o, t("page.reason_why"), reason.why); },
        [&](html::Out& o) { reason_part(o, t("page.reason_next"), reason.next); },
        reason.who.empty() ? std::string() : t("page.reason_who", {{"who", reason.who}}),
        reason.at ? " " + t.date(*reason.at) : std::string());
}

void receipt(html::Out& out, const Receipt& receipt) {
    html::write<R"(<section class="receipt" aria-labelledby="receipt-heading"><svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="22"/><path d="m14 25 7 7 14-15"/></svg>
<h2 id="receipt-heading">{}</h2>
<p class="receipt-number">{}</p>
{}</section>
)">(out, receipt.heading, receipt.number,
        html::each(receipt.lines, [](html::Out& o, const std::string& line) { html::write<"<p>{}</p>\n">(o, line); }));
}

void empty_state(html::Out& out, std::string_view heading, std::string_view sentence, std::string_view verb, std::string_view address) {
    html::write<R"(<section class="empty-state"><h2>{}</h2>
<p>{}</p>
{}</section>
)">(out, heading, sentence, html::when(!verb.empty(), [&](html::Out& o) { link_button(o, verb, address); }));
}

void notice(html::Out& out, NoticeKind kind, std::string_view heading, std::string_view sentence) {
    const Tone tone = kind == NoticeKind::success ? Tone::good : kind == NoticeKind::warning ? Tone::warning : Tone::neutral;
    html::write<R"(<div class="notice {}"><svg viewBox="0 0 16 16" width="24" height="24" aria-hidden="true" focusable="false"><path d="{}"/></svg><div><p class="notice-heading">{}</p>{}</div></div>
)">(out, word_of(tone), kind == NoticeKind::information ? std::string_view("M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-1 6h2v5H7Zm0-3.2h2v2H7Z") : shape_of(tone),
        heading, html::when(!sentence.empty(), [&](html::Out& o) { html::write<"<p>{}</p>">(o, sentence); }));
}

namespace {

void lines_of_paragraph(html::Out& out, std::string_view paragraph) {
    bool first = true;
    for (const std::string_view line : split(paragraph, '\n')) {
        if (!first) html::write<"<br>">(out);
        html::escape(out, line);
        first = false;
    }
}

}  // namespace

/// An empty line parts paragraphs; a single line break stays one.
void written_text(html::Out& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find("\n\n");
        const std::string_view paragraph = trim(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
        if (paragraph.empty()) continue;
        html::write<R"(<p class="written" dir="auto">{}</p>
)">(out, [&](html::Out& o) { lines_of_paragraph(o, paragraph); });
    }
}

void facts(html::Out& out, const std::vector<Row>& rows) {
    html::write<R"(<dl class="facts">{}</dl>
)">(out, html::each(rows, [](html::Out& o, const Row& row) {
        html::write<R"(<div><dt>{}</dt><dd dir="auto">{}</dd></div>
)">(o, row.term, [&](html::Out& value) {
            if (row.address.empty()) {
                html::escape(value, row.value);
            } else {
                html::write<R"(<a href="{}">{}</a>)">(value, row.address, row.value);
            }
        });
    }));
}

}  // namespace allting::page
