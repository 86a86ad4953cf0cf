// The receipt, and the page where anyone looks one up.
#include "ballots/ballot_pages.hpp"
#include "ballots/page_parts.hpp"
#include "ballots/log_entry.hpp"
#include "platform/page/components.hpp"
#include "platform/qr/qr.hpp"

namespace allting::ballots {

namespace forms = page::forms;
using processes::Process;

namespace {

/// For a telephone: the page where it is looked up. The code stands after #, which browsers send to nobody.
void receipt_picture(html::Out& out, const i18n::Translator& t, const std::string& address) {
    const qr::Drawing drawing = qr::draw(address);
    html::write<R"(<p>{}</p><svg role="img" aria-label="{}" width="180" height="180" viewBox="0 0 {} {}" shape-rendering="crispEdges"><rect width="{}" height="{}" fill="#fff"/><path d="{}" fill="#000"/></svg>
)">(out, t("ballots.receipt_scan"), t("ballots.receipt_picture"), drawing.size, drawing.size, drawing.size, drawing.size, drawing.path);
}

void lookup_answer(html::Out& out, const i18n::Translator& t, const Lookup& lookup) {
    switch (lookup.answer.state) {
        case ReceiptState::unknown:
            page::notice(out, page::NoticeKind::warning, t("ballots.lookup_none_heading"), t("ballots.lookup_none"));
            break;
        case ReceiptState::replaced:
            page::notice(out, page::NoticeKind::information, t("ballots.lookup_replaced_heading"),
                         t("ballots.lookup_replaced", {{"process", lookup.process_title}}));
            break;
        case ReceiptState::in_box:
            page::notice(out, page::NoticeKind::success, t("ballots.lookup_found_heading"),
                         lookup.answer.position ? t("ballots.lookup_recorded", {{"process", lookup.process_title}, {"number", *lookup.answer.position + 1}})
                                                : t("ballots.lookup_found", {{"process", lookup.process_title}}));
            break;
    }
}

}  // namespace

std::string receipt_page(const page::Frame& frame, const Process& process, const std::optional<std::string>& receipt,
                         std::string_view base_url, bool by_pass) {
    const auto& t = *frame.t;
    return page::layout(frame, vote_page(frame, process, t("ballots.receipt_heading")), [&](html::Out& out) {
        step_head(out, frame, process, Step::receipt, t("ballots.receipt_heading"));
        const std::string until = t.at_time(frame.now).weekday_time(process.phase(processes::PhaseKind::vote)->closes);
        if (receipt) {
            page::receipt(out, {.heading = std::string(t("ballots.receipt_code")),
                                .number = receipt_for_people(*receipt),
                                .lines = {std::string(t("ballots.receipt_keep")), std::string(process.publication == processes::Publication::open ? t("ballots.receipt_tells_open") : t("ballots.receipt_tells"))}});
            receipt_picture(out, t, std::string(base_url) + "/receipts#" + receipt_for_people(*receipt));
        } else {
            page::notice(out, page::NoticeKind::information, t("ballots.receipt_gone_heading"), t("ballots.receipt_gone"));
        }
        html::write<R"(<p>{}</p><p><a href="/receipts">{}</a></p><p><a href="/processes/{}/log">{}</a></p><p><a href="/processes/{}">{}</a></p>
)">(out, t("ballots.change_until", {{"at", until}}), t("ballots.to_receipts"), process.id, t("ballots.to_log"), process.id, t("ballots.to_process"));
        if (by_pass) return pass_note(out, frame);
        html::write<R"(<section aria-labelledby="shared-heading"><h2 id="shared-heading">{}</h2><p>{}</p>
{}</section>
)">(out, t("ballots.shared_heading"), t("ballots.shared_lead"), [&](html::Out& o) {
                forms::open(o, frame, {.action = std::string(page::sign_out_address)});
                forms::button(o, t("page.sign_out"), forms::ButtonKind::second);
                forms::close(o);
            });
    });
}

std::string receipts_page(const page::Frame& frame, const page::Typed& typed, const Lookup& lookup) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("ballots.lookup_heading"))}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("ballots.lookup_heading"), t("ballots.lookup_lead"));
        if (lookup.asked) lookup_answer(out, t, lookup);
        forms::open(out, frame, {.action = "/receipts", .id = "code-form"});
        forms::line(out, frame, typed, {.name = "receipt", .label = std::string(t("ballots.receipt_code")),
                                        .help = std::string(t("ballots.lookup_help")), .autocomplete = "off"});
        forms::button(out, t("ballots.lookup"));
        forms::close(out);
    });
}

}  // namespace allting::ballots
