// The same as the officer's pages, for programs: never an identity number or an address.
#pragma once
#include "electorate/register_view.hpp"
#include "platform/i18n/translator.hpp"
#include "platform/json/json.hpp"

namespace allting::electorate {

json::Value register_json(const RegisterView& view);
json::Value preview_json(const i18n::Translator& t, const RegisterPreview& preview);
json::Value import_json(ProcessId process, const Import& import);

}  // namespace allting::electorate
