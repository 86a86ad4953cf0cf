#include "proposals/draft_fields.hpp"

#include "core/limits.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::proposals {

namespace forms = page::forms;

void idea_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Proposal& proposal, Writer writes) {
    const auto& t = *frame.t;
    forms::line(out, frame, typed, {.name = "title", .label = std::string(t("proposals.title_label")), .help = std::string(t("proposals.title_help")),
                                    .value = proposal.wording.title, .characters_max = limits::title_characters_max});
    forms::text(out, frame, typed, {.name = "body", .label = std::string(t("proposals.body_label")), .help = std::string(t("proposals.body_help")),
                                    .value = proposal.wording.body, .characters_max = limits::text_characters_max}, 8);
    const std::string similar = "/processes/" + std::to_string(proposal.process.value) + "/similar";
    html::write<R"(<div class="similar" data-similar="{}" data-fields="title body" data-heading="{}" data-opposite="{}" data-support="{}" data-cards="{}" data-card="{}" hidden></div>
)">(out, similar, t("proposals.similar_heading"), t("proposals.similar_opposite"),
        writes == Writer::author ? t("proposals.support_instead", {{"title", "%"}}) : std::string(), t("guides.hints_heading"),
        t("guides.hint_by_word", {{"word", "%"}}));
    forms::line(out, frame, typed, {.name = "beneficiaries", .label = std::string(t("proposals.beneficiaries_label")),
                                    .help = std::string(t("proposals.beneficiaries_help")), .value = proposal.beneficiaries,
                                    .characters_max = limits::line_characters_max});
    std::vector<forms::Choice> categories;
    for (const auto word : category_words)
        categories.push_back({std::string(word), std::string(category_name(t, word)), {}, word == proposal.category});
    forms::select(out, frame, typed, {.name = "category", .label = std::string(t("proposals.category_label"))}, categories);
}

void place_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Proposal& proposal,
                  const processes::Process& process, page::Map map) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> pots;
    for (const auto& pot : process.pots)
        pots.push_back({std::to_string(pot.id.value), pot.name, t("proposals.pot_amount", {{"amount", t.with_currency(process.currency).money(pot.amount)}}),
                        pot.id == proposal.pot || process.pots.size() == 1});
    forms::radios(out, frame, typed, {.name = "pot", .label = std::string(t("proposals.pot_label")), .help = std::string(t("proposals.pot_help"))}, pots);
    forms::line(out, frame, typed, {.name = "place", .label = std::string(t("proposals.place_label")), .help = std::string(t("proposals.place_help")),
                                    .value = proposal.wording.place, .required = false, .characters_max = limits::line_characters_max});
    map.label = t("proposals.map_pick");
    map.pick_field = "place";
    if (proposal.latitude && proposal.longitude) map.picked = page::Position{*proposal.latitude, *proposal.longitude};
    page::map(out, frame, map);
}

}  // namespace allting::proposals
