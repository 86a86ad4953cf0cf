// Any bytes as JSON: what is read keeps to its bounds, and is written and read again as the same.
#include "platform/json/json.hpp"
#include "tests/fuzz/claims.hpp"

namespace {

using namespace allting;

std::size_t depth_of(const json::Value& value) {
    std::size_t deepest = 0;
    if (const auto* array = value.array())
        for (const auto& member : *array) deepest = std::max(deepest, depth_of(member));
    else if (const auto* object = value.object())
        for (const auto& member : *object) deepest = std::max(deepest, depth_of(member.second));
    else
        return 0;
    return deepest + 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const auto value = json::parse(fuzz::text_of(bytes, size));
    if (!value) {
        fuzz::expect(value.error().code == "bad_json", "a refusal has its code");
        return 0;
    }
    fuzz::expect(depth_of(value.value()) <= limits::json_depth_max, "no deeper than allowed");
    const std::string written = json::to_text(value.value());
    fuzz::expect(written.find('<') == std::string::npos, "written text can stand in a page");
    const auto again = json::parse(written);
    fuzz::expect(again.ok(), "what was written can be read");
    fuzz::expect(json::to_text(again.value()) == written, "it is written the same");
    return 0;
}
