// The choice of how projects are chosen: as fields of the plan's editor, and as what everyone may read of it. Pure.
#pragma once
#include <string>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::processes {

std::string method_address(allocation::Rule rule);  // "/about/methods/greedy"
/// "Flest röster först".
std::string name_of(const i18n::Translator& t, allocation::Rule rule);
std::string name_of(const i18n::Translator& t, allocation::Satisfaction satisfaction);
std::string name_of(const i18n::Translator& t, allocation::Completion completion);
std::string name_of(const i18n::Translator& t, allocation::TieRule ties);
/// How it chooses, in one or two sentences.
std::string rule_text(const i18n::Translator& t, const Process& process);

/// Two simple rules, the others folded, and what can be set beside the rule, folded too.
void allocation_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process);
/// The rule in words, with a link to its method page, and every parameter folded below.
void allocation_part(html::Out& out, const page::Frame& frame, const Process& process);

}  // namespace allting::processes
