// "Så gick det": the way from an idea to what came of it, one step a line with its day and its link. The same component stands on
// every link of the chain. Pure; app/ puts the steps together, because they lie in several domains.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "platform/json/json.hpp"
#include "platform/page/components.hpp"

namespace allting::proposals {

/// A step of the chain. Locale key chain.WORD, with `title` and `count` to fill in.
struct ChainStep {
    std::string word = {};  // idea, merged, answer_yes, answer_no, need, project, ballot, won, lost, decision, delivery, …
    std::optional<Instant> at = {};
    std::string address = {};
    std::string title = {};
    std::int64_t count = 0;
};

/// Nothing for fewer than two steps. The step that leads to this very page says so.
void chain_part(html::Out& out, const page::Frame& frame, const std::vector<ChainStep>& steps);
json::Array chain_json(const std::vector<ChainStep>& steps);

}  // namespace allting::proposals
