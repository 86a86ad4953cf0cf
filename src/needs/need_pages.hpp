// The pages of needs: the list with its map and the public debt, a need with its reports, and the form of a new one. Pure.
#pragma once
#include <string>
#include <vector>

#include "needs/need_view.hpp"
#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"

namespace allting::needs {

std::string need_list_page(const page::Frame& frame, const NeedListView& view);
std::string need_page(const page::Frame& frame, const NeedView& view, const page::Typed& typed = {});
std::string new_need_page(const page::Frame& frame, const NewNeedView& view, const page::Typed& typed = {});
/// On an idea's own page: the need it belongs to.
page::Body need_note_part(const page::Frame& frame, const NeedNote& note);
/// On the page of an idea that can become a need: the way there.
page::Body turn_part(const page::Frame& frame, ProposalId proposal);

// Shared by these pages.
std::string address_of(NeedId id);
std::string_view name_of(const i18n::Translator& t, NeedState state);
std::string_view name_of_people(const i18n::Translator& t, std::string_view people);
void state_chip(html::Out& out, const page::Frame& frame, NeedState state, bool is_overdue);

}  // namespace allting::needs
