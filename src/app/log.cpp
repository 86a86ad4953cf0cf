#include "app/log.hpp"

#include <cstdio>
#include <iterator>

namespace allting::app {

void log(Instant at, Level level, std::string_view event, json::Object facts) {
    json::Object line;  // filled one by one: an initialiser list would copy each member
    line.reserve(facts.size() + 3);
    line.emplace_back("at", at);
    line.emplace_back("level", level == Level::error ? "error" : "information");
    line.emplace_back("event", event);
    std::move(facts.begin(), facts.end(), std::back_inserter(line));
    const std::string text = json::to_text(std::move(line)) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);  // one call a line: stdio's lock keeps lines whole
}

}  // namespace allting::app
