#include "proposals/card_hints.hpp"

#include "core/text.hpp"
#include "guides/card_store.hpp"
#include "places/place_store.hpp"
#include "proposals/word_lists.hpp"

namespace allting::proposals {
namespace {

constexpr std::size_t text_characters_max = 2'000;

}  // namespace

std::vector<guides::Hint> find_hints(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string_view text,
                                     std::optional<places::Position> place) {
    const std::string read = shorten(text, text_characters_max);
    const AreaId area = place ? places::area_of(places::list_outlines(connection, organisation), *place) : AreaId{};
    return guides::hints_for(guides::list_shown(connection, organisation, process), {.text = read, .area = area, .lexicon = swedish_lexicon().get()});
}

std::vector<guides::Hint> find_hints(db::Connection& connection, OrganisationId organisation, const Proposal& draft) {
    std::optional<places::Position> place;
    if (draft.latitude && draft.longitude) place = places::Position{*draft.latitude, *draft.longitude};
    return find_hints(connection, organisation, draft.process, draft.wording.title + " " + draft.wording.body + " " + draft.wording.place, place);
}

}  // namespace allting::proposals
