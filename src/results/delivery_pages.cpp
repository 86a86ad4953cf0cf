#include "results/delivery_pages.hpp"

#include "platform/page/components.hpp"
#include "processes/process_view.hpp"

namespace allting::results {
namespace {

std::string promise_text(const i18n::Translator& t, const Delivery& delivery) {
    if (delivery.promised_on.empty()) return std::string(t("results.no_promise"));
    const auto month = month_text(t, delivery.promised_on);
    if (delivery.promise_reason.empty()) return t("results.promised", {{"month", month}});
    return t("results.promise_moved", {{"month", month}, {"reason", delivery.promise_reason}});
}

void line_part(html::Out& out, const page::Frame& frame, const DeliveryLine& line) {
    const auto& t = *frame.t;
    const auto state = state_of(t, line.delivery.state);
    html::write<R"(<li><h2 class="other-title"><a href="{}" dir="auto">{}</a></h2><p>{} {}</p>{}</li>
)">(out, address_of(line.project.id), line.project.title, [&](html::Out& o) { page::chip(o, state.text, state.tone); },
        promise_text(t, line.delivery), [&](html::Out& o) { balance_bar(o, frame, t("results.reserved"), line.balance); });
}

}  // namespace

void balance_bar(html::Out& out, const page::Frame& frame, std::string_view label, const Balance& balance) {
    const auto& t = *frame.t;
    page::money_bar(out, frame, label, balance.reserved,
                    {{std::string(t("results.spent")), balance.spent, page::Tone::good},
                     {std::string(t("results.committed_left")), balance.committed - balance.spent, page::Tone::going},
                     {std::string(t("results.reserved_left")), balance.reserved - balance.committed, page::Tone::neutral}});
}

std::string delivery_list_page(const page::Frame& plain, const DeliveryListView& view) {
    const CurrencyFrame in_currency(plain, view.process.currency);
    const auto& frame = in_currency.frame();
    const auto& t = in_currency.t();
    const auto& title = view.process.text_in(t.language()).title;
    const page::Options options{.title = t("results.delivery_title_of", {{"title", title}}),
                                .crumbs = {{.address = processes::address_of(view.process.id), .text = title}}};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
)">(out, t("results.delivery_title"));
        if (view.lines.empty()) {
            return page::empty_state(out, t("results.no_deliveries_heading"),
                                     view.decision ? t("results.nothing_funded") : t("results.no_deliveries"),
                                     t("results.see_results"), processes::address_of(view.process.id) + "/results");
        }
        std::int64_t done_count = 0;
        Balance sum;
        for (const DeliveryLine& line : view.lines) {
            done_count += line.delivery.state == DeliveryState::done;
            sum.reserved += line.balance.reserved;
            sum.committed += line.balance.committed;
            sum.spent += line.balance.spent;
        }
        html::write<R"(<p class="lead">{}</p>
)">(out, t("results.delivery_sentence", {{"done", done_count}, {"count", std::int64_t(view.lines.size())}}));
        balance_bar(out, frame, t("results.all_reserved"), sum);
        html::write<R"(<ul class="others">{}</ul>
)">(out, html::each(view.lines, [&](html::Out& o, const DeliveryLine& line) { line_part(o, frame, line); }));
    });
}

}  // namespace allting::results
