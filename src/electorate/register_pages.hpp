// The officer's pages of a register. Pure.
#pragma once
#include <string>

#include "electorate/register_view.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::electorate {

std::string address_of_register(ProcessId process);  // "/processes/3/register"
std::string register_page(const page::Frame& frame, const page::Typed& typed, const RegisterView& view);
std::string preview_page(const page::Frame& frame, const page::Typed& typed, const processes::Process& process, const RegisterPreview& preview);
/// Every process with its register, for the officer to choose.
std::string registers_page(const page::Frame& frame, const std::vector<processes::Process>& processes);

/// How a voter is named in lists: never by name where the identity is protected.
std::string shown_name(const i18n::Translator& t, const Entry& entry);

}  // namespace allting::electorate
