#include "proposals/proposal_view.hpp"

#include <algorithm>
#include <array>

namespace allting::proposals {

std::string address_of(ProposalId id) { return "/proposals/" + std::to_string(id.value); }

std::string picture_address(PictureId id) { return id ? "/pictures/" + std::to_string(id.value) : ""; }

std::string small_picture_address(PictureId id) { return id ? picture_address(id) + "/small" : ""; }

std::string_view name_of(const i18n::Translator& t, State state) {
    return t(i18n::Key::at_run_time("proposals.state." + std::string(word_of(state))));
}

std::string_view category_name(const i18n::Translator& t, std::string_view category) {
    const std::string key = "proposals.category." + std::string(category);
    return t.has(key) ? t(i18n::Key::at_run_time(key)) : t("proposals.category.other");
}

page::Tone tone_of(State state) {
    switch (state) {
        case State::accepted:
        case State::on_ballot:
        case State::won:
        case State::decided:
        case State::done:
        case State::already_planned: return page::Tone::good;
        case State::received:
        case State::screened:
        case State::in_review:
        case State::author_replied:
        case State::appealed:
        case State::planning:
        case State::procuring:
        case State::building: return page::Tone::going;
        case State::needs_completion:
        case State::change_proposed: return page::Tone::warning;
        case State::not_feasible:
        case State::cancelled_with_reason: return page::Tone::bad;
        default: return page::Tone::neutral;
    }
}

std::string shown_author(const i18n::Translator& t, const Proposal& proposal) {
    return proposal.author_name.empty() ? std::string(t("proposals.a_resident")) : proposal.author_name;
}

namespace {

constexpr std::array<std::string_view, 4> step_words{"idea", "place", "picture", "check"};

}  // namespace

std::string_view word_of(DraftStep step) { return step_words[std::size_t(step)]; }

std::optional<DraftStep> step_from_word(std::string_view word) {
    const auto found = std::ranges::find(step_words, word);
    return found == step_words.end() ? std::nullopt : std::optional(DraftStep(found - step_words.begin()));
}

}  // namespace allting::proposals
