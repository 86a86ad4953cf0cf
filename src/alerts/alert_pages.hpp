// The panel of a vote: what was raised, who has looked at it, and what the rules may expect.
#pragma once
#include <string>
#include <vector>

#include "alerts/alert.hpp"
#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"

namespace allting::alerts {

struct WatchView {
    ProcessId process;
    std::string title;
    std::vector<Alert> alerts;
    WatchSettings settings;
};

std::string watch_page(const page::Frame& frame, const page::Typed& typed, const WatchView& view);
json::Value watch_json(const i18n::Translator& t, const WatchView& view);

}  // namespace allting::alerts
