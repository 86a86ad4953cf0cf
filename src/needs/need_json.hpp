// Needs as JSON. Pure.
#pragma once
#include "needs/need_view.hpp"
#include "platform/json/json.hpp"

namespace allting::needs {

json::Value needs_json(const NeedListView& view, Instant now);
json::Value need_json(const NeedView& view);
json::Value new_need_json(const NewNeedView& view);
json::Object need_members(const Need& need);

}  // namespace allting::needs
