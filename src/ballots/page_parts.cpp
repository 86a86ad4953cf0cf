#include "ballots/page_parts.hpp"

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"

namespace allting::ballots {

using processes::BallotKind;
using processes::Process;

std::string address_of_vote(ProcessId process) { return "/processes/" + std::to_string(process.value) + "/ballot"; }

std::string address_of_ways(ProcessId process) { return "/processes/" + std::to_string(process.value) + "/ways"; }

page::Options vote_page(const page::Frame& frame, const Process& process, std::string_view heading) {
    return {.title = std::string(heading),
            .focused = true,
            .back = {.address = "/processes/" + std::to_string(process.id.value),
                     .text = process.text_in(frame.t->language()).title},
            .keep_out_of_search = true};
}

void step_head(html::Out& out, const page::Frame& frame, const Process& process, Step now, std::string_view heading) {
    const auto& t = *frame.t;
    std::vector<std::string> names{std::string(t("ballots.step_right"))};
    std::size_t current = static_cast<std::size_t>(now);
    if (needs_area(process, {})) names.emplace_back(t("ballots.step_area"));
    else if (now > Step::area) --current;
    for (const i18n::Key key : {i18n::Key("ballots.step_choose"), i18n::Key("ballots.step_check"), i18n::Key("ballots.step_receipt")})
        names.emplace_back(t(key));
    page::steps(out, frame, names, current);
    html::write<"<h1>{}</h1>\n">(out, heading);
}

void hidden_mark(html::Out& out, const Process& process, const proposals::Project& project, std::int64_t points) {
    if (process.ballot_kind == BallotKind::points) {
        html::write<R"(<input type="hidden" name="points[{}]" value="{}">)">(out, project.id, points);
    } else {
        html::write<R"(<input type="hidden" name="projects" value="{}" data-cost="{}">)">(out, project.id, project.cost.ore);
    }
}

std::string left_text(const i18n::Translator& t, const Process& process, const PotUse& use) {
    if (process.ballot_kind == BallotKind::budget) {
        const Money left = use.amount - use.cost;
        const auto money = t.with_currency(process.currency);
        if (left < Money{}) return t("ballots.over", {{"left", money.money(Money{} - left)}});
        return t("ballots.left", {{"left", money.money(left)}});
    }
    const std::int64_t left = left_of(process, use);
    if (left < 0) return t("ballots.over", {{"left", t.number(-left)}});
    return t("ballots.left", {{"left", t.number(left)}});
}

}  // namespace allting::ballots
