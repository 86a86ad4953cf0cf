// Cards as people read them, and the pages where they are written. Pure.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "guides/hint.hpp"
#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::guides {

std::string address_of(CardId id);            // "/cards/3"
std::string cards_address(ProcessId process); // "/processes/3/cards"

/// A card with its facts, source and date. `heading_level` of its title.
void card_part(html::Out& out, const page::Frame& frame, const Card& card, int heading_level);
/// "Det här kan vara bra att veta": the cards that a draft brings up, beside the field; nothing when there are none.
void hints_part(html::Out& out, const page::Frame& frame, const std::vector<Hint>& hints);
/// What the card says, a fact a row.
std::vector<page::Row> rows_of(const i18n::Translator& t, const Card& card);
/// "8 000–15 000 kr, 500 kr om året".
std::string price_sentence(const i18n::Translator& t, const Price& price);

struct CardsView {
    processes::Process process;
    std::vector<Card> cards;  // that are shown
    bool may_write = false;
};
std::string cards_page(const page::Frame& frame, const page::Typed& typed, const CardsView& view);

struct CardView {
    std::vector<Card> versions;  // the latest first; at least one
    bool may_write = false;
};
std::string card_page(const page::Frame& frame, const page::Typed& typed, const CardView& view);

/// All cards of the organisation, withdrawn ones too, for those who write them.
std::string card_list_page(const page::Frame& frame, const std::vector<Card>& cards);

struct CardFormView {
    CardKind kind = CardKind::rule;
    std::optional<Card> before;
    ProcessId process;                                         // chosen when the card is new
    std::vector<std::pair<ProcessId, std::string>> processes;
    std::vector<std::pair<AreaId, std::string>> areas;
    std::vector<std::string> languages;
};
std::string card_form_page(const page::Frame& frame, const page::Typed& typed, const CardFormView& view);

}  // namespace allting::guides
