// The method pages of docs/methods, which the program carries: how each rule counts, in plain words and in formulas.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json/json.hpp"
#include "platform/page/frame.hpp"

namespace allting::app {

struct Method {
    std::string name;  // "equal-shares", as in the address
    std::string language;
    std::string title;
    std::string lead;  // its idea in a sentence or two
    std::string html;
    bool is_rule = false;  // rules first, in the order in which allocation lists them; then what else there is to explain
};

/// Read once; in Swedish where `language` has none.
std::span<const Method> methods_in(std::string_view language);
/// nullptr for a name that has no page.
const Method* find_method(std::string_view language, std::string_view name);

std::string method_list_page(const page::Frame& frame);
json::Value method_list_json(std::string_view language);
std::string method_page(const page::Frame& frame, const Method& method);
json::Value method_json(const Method& method);

}  // namespace allting::app
