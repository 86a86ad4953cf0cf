#include "platform/page/components.hpp"
#include "platform/page/tone.hpp"

namespace allting::page {
namespace {

/// Share of `whole` as an SVG length, "12.3%". Whole per mille are enough for a bar 1,000 px wide.
std::string width_of(Money amount, Money whole) {
    if (whole.ore <= 0 || amount.ore <= 0) return "0%";
    const std::int64_t mille = amount.ore / (whole.ore / 1000 + 1);
    return std::to_string(mille / 10) + "." + std::to_string(mille % 10) + "%";
}

void pieces(html::Out& out, Money whole, const std::vector<MoneyPart>& parts) {
    Money before;
    for (const MoneyPart& part : parts) {
        html::write<R"(<rect class="{}" x="{}" y="0" width="{}" height="100%"/>)">(out, word_of(part.tone), width_of(before, whole),
                                                                                   width_of(part.amount, whole));
        before += part.amount;
    }
}

void legend(html::Out& out, const Frame& frame, Money whole, const std::vector<MoneyPart>& parts) {
    html::write<R"(<ul class="money-legend">{}</ul>)">(out, html::each(parts, [&](html::Out& o, const MoneyPart& part) {
        const double share = whole.ore > 0 ? double(part.amount.ore) / double(whole.ore) : 0;
        html::write<R"(<li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><rect class="{}" width="16" height="16" rx="3"/></svg><span>{}</span> <strong>{}</strong> <span class="share">{}</span></li>)">(
            o, word_of(part.tone), part.label, frame.t->money(part.amount), frame.t->percent(share));
    }));
}

}  // namespace

/// The list below is the picture's text, so the picture itself is hidden from ears. Parts beyond the whole stretch it:
/// a pot that is overspent shows as a full bar and true figures.
void money_bar(html::Out& out, const Frame& frame, std::string_view label, Money whole, const std::vector<MoneyPart>& parts) {
    Money used;
    for (const MoneyPart& part : parts) used += part.amount;
    const Money length = used > whole ? used : whole;
    html::write<R"(<figure class="money-bar"><figcaption>{} <strong>{}</strong></figcaption>
<svg class="money-track" width="100%" height="20" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/>{}</svg>
{}</figure>
)">(out, label, frame.t->money(whole), [&](html::Out& o) { pieces(o, length, parts); },
        [&](html::Out& o) { legend(o, frame, whole, parts); });
}

}  // namespace allting::page
