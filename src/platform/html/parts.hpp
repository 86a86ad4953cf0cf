// What can stand for a {} beside text and numbers: attributes that may be missing, lists, conditions, trusted HTML.
#pragma once
#include <string_view>

#include "platform/html/escape.hpp"
#include "platform/html/parser.hpp"

namespace allting::html {

/// HTML that is already safe, such as what another page function wrote. The reason for the trust stands where it is made.
struct Trusted {
    std::string_view html;
};

/// A name of an attribute, checked while compiling.
class AttributeName {
public:
    consteval AttributeName(const char* name) : name_(name) {
        for (const char c : name_) {
            if (!is_name_character(c)) throw "an attribute's name holds only letters, digits and -";
        }
        if (name_.empty() || problem_of_attribute(name_) != Problem::none) throw "this attribute is forbidden";
    }
    constexpr std::string_view text() const { return name_; }

private:
    std::string_view name_;
};

struct Flag {
    AttributeName name;
    bool on;
};
/// An attribute without a value, there or not: <input type="checkbox" {}> with flag("checked", on).
constexpr Flag flag(AttributeName name, bool on) { return {name, on}; }

struct Attribute {
    AttributeName name;
    std::string_view value;
};
/// An attribute that is left out when its value is empty. The value must live until the write is done.
constexpr Attribute attribute(AttributeName name, std::string_view value) { return {name, value}; }

/// Writes every item with `write_one(out, item)`.
template <class Range, class WriteOne>
auto each(const Range& range, WriteOne write_one) {
    return [&range, write_one](Out& out) {
        for (const auto& item : range) write_one(out, item);
    };
}

/// Writes the part only when the condition holds.
template <class Part>
auto when(bool condition, Part part) {
    return [condition, part](Out& out) {
        if (condition) part(out);
    };
}

}  // namespace allting::html
