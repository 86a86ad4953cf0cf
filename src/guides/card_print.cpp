#include "guides/card_print.hpp"

#include "guides/card_pages.hpp"

namespace allting::guides {
namespace {

using i18n::Key;

std::string base_url(const people::Visit& visit) {
    if (!visit.site.base_url.empty()) return visit.site.base_url;
    return (visit.request.secure ? "https://" : "http://") + std::string(visit.request.header("host"));
}

print::Card printed(const people::Visit& visit, const Card& card) {
    const auto& t = visit.site.languages.get(card.text.language);
    const std::string address = base_url(visit) + address_of(card.id);
    print::Card on_paper{.language = card.text.language, .right_to_left = t.direction() == "rtl",
                         .label = std::string(t(Key::at_run_time("guides.heading_" + std::string(word_of(card.kind))))),
                         .heading = card.text.title, .facts = {}, .foot = {}, .qr = address};
    for (const page::Row& row : rows_of(t, card)) on_paper.facts.push_back({row.term, row.value});
    on_paper.foot = t("guides.source_is", {{"source", card.text.source}, {"at", t.date(card.text.source_at)}}) +
                    (card.is_example ? " " + std::string(t("guides.example")) + "." : "") + "\n" +
                    t("guides.print_foot", {{"number", std::to_string(card.id.value)}, {"version", std::to_string(card.version)}, {"at", t.date(visit.now)}, {"address", address}});
    return on_paper;
}

}  // namespace

print::PrintJob print_job(const people::Visit& visit, const std::vector<Card>& cards, print::CardSize size) {
    print::PrintJob job{.title = std::string(visit.t("guides.title")), .sender = visit.frame.organisation_name, .sender_lines = {}, .code_label = {},
                        .sections = {}, .letters = {}, .sheets = {}};
    job.card_size = size;
    for (const Card& card : cards) job.cards.push_back(printed(visit, card));
    return job;
}

}  // namespace allting::guides
