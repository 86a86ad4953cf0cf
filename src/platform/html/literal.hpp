// The text of an HTML literal as a template argument, and what parsing it while compiling found out.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace allting::html {

/// A string literal that can be a template argument.
template <std::size_t size>
struct Literal {
    char characters[size]{};
    consteval Literal(const char (&text)[size]) {
        for (std::size_t i = 0; i < size; ++i) characters[i] = text[i];
    }
    constexpr std::string_view view() const { return {characters, size - 1}; }
};

/// Where a {} stands, which decides how its argument is escaped.
enum class Context : unsigned char {
    text,       // between tags
    attribute,  // inside a quoted value
    address,    // at the start of an address, such as href="{}": the scheme is checked
    address_part,  // further inside an address, such as href="/ideas?text={}": percent-encoded
    tag,        // between attributes: html::flag or html::attribute
};

struct Hole {
    std::size_t at = 0;  // offset of its "{"
    Context context = Context::text;
};

/// What a literal may leave open.
enum class Shape {
    whole,    // nothing
    opening,  // elements that a later `closing` literal ends
    closing,  // ends elements that an `opening` literal began
};

/// Why a literal does not compile. The compiler's message names one of these.
enum class Problem {
    none,
    tag_without_name,
    tag_never_ends,
    tag_self_closed_outside_svg,
    end_tag_malformed,
    end_tag_crosses_or_was_never_opened,
    element_left_open,
    nothing_left_open_use_write,
    nothing_closed_use_write,
    nested_too_deep,
    attribute_without_name,
    attribute_value_not_in_double_quotes,
    attribute_value_never_ends,
    attribute_event_handler_is_forbidden,
    attribute_style_is_forbidden,
    attribute_srcdoc_is_forbidden,
    attribute_twice,
    image_without_alt,
    script_with_content,
    style_element_is_forbidden,
    hole_in_comment_or_doctype,
    hole_as_tag_name,
    comment_never_ends,
    too_many_holes,
};

inline constexpr std::size_t holes_max = 48;
inline constexpr std::size_t depth_max = 32;
inline constexpr std::size_t attributes_max = 24;

struct Parsed {
    Problem problem = Problem::none;
    std::size_t problem_at = 0;
    std::size_t holes_count = 0;
    std::array<Hole, holes_max> holes{};
};

}  // namespace allting::html
