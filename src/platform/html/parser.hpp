// Parses an HTML literal while compiling: balance of elements, quoting of attributes, and the context of each {}.
// It reads a strict subset of HTML: lower-case tags, quoted values, every non-void element closed. It never looks at
// the arguments; escaping them is escape.hpp's work.
#pragma once
#include <array>
#include <string_view>

#include "platform/html/literal.hpp"

namespace allting::html {

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    for (const std::string_view candidate : words) {
        if (candidate == word) return true;
    }
    return false;
}

constexpr bool is_void_element(std::string_view tag) {
    return is_one_of(tag, {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"});
}

constexpr bool is_svg_leaf(std::string_view tag) {
    return is_one_of(tag, {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "image", "stop"});
}

constexpr bool takes_address(std::string_view attribute) {
    return is_one_of(attribute, {"href", "src", "action", "formaction", "poster", "cite", "xlink:href"});
}

constexpr bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

constexpr Problem problem_of_attribute(std::string_view name) {
    if (name.size() > 2 && name.starts_with("on")) return Problem::attribute_event_handler_is_forbidden;
    if (name == "style") return Problem::attribute_style_is_forbidden;
    if (name == "srcdoc") return Problem::attribute_srcdoc_is_forbidden;
    return Problem::none;
}

class Parser {
public:
    constexpr Parser(std::string_view text, Shape shape) : text_(text), shape_(shape) {}

    constexpr Parsed run() {
        while (!failed() && at_ < text_.size()) {
            if (at_hole()) {
                take_hole(Context::text);
            } else if (text_[at_] == '<') {
                read_markup();
            } else {
                ++at_;
            }
        }
        if (!failed()) check_balance();
        return parsed_;
    }

private:
    constexpr bool failed() const { return parsed_.problem != Problem::none; }
    constexpr void fail(Problem problem) {
        if (failed()) return;
        parsed_.problem = problem;
        parsed_.problem_at = at_;
    }
    constexpr char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    constexpr bool at_hole() const { return peek() == '{' && peek(1) == '}'; }
    constexpr bool at_blank() const { return peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r'; }

    constexpr void take_hole(Context context) {
        if (parsed_.holes_count == holes_max) return fail(Problem::too_many_holes);
        parsed_.holes[parsed_.holes_count++] = {at_, context};
        at_ += 2;
    }

    constexpr std::string_view take_name() {
        const std::size_t begin = at_;
        while (is_name_character(peek())) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    constexpr void read_markup() {
        if (peek(1) == '!') return read_comment_or_doctype();
        if (peek(1) == '/') return read_end_tag();
        read_start_tag();
    }

    constexpr void read_comment_or_doctype() {
        for (; peek() != '>'; ++at_) {
            if (at_ >= text_.size()) return fail(Problem::comment_never_ends);
            if (at_hole()) return fail(Problem::hole_in_comment_or_doctype);
        }
        ++at_;
    }

    constexpr void read_end_tag() {
        at_ += 2;
        if (at_hole()) return fail(Problem::hole_as_tag_name);
        const std::string_view tag = take_name();
        if (tag.empty() || peek() != '>') return fail(Problem::end_tag_malformed);
        ++at_;
        if (depth_ == 0 && shape_ == Shape::closing) {
            ++closed_from_outside_;
        } else if (depth_ == 0 || open_[depth_ - 1] != tag) {
            fail(Problem::end_tag_crosses_or_was_never_opened);
        } else {
            --depth_;
        }
    }

    constexpr void read_start_tag() {
        ++at_;
        if (at_hole()) return fail(Problem::hole_as_tag_name);
        const std::string_view tag = take_name();
        if (tag.empty()) return fail(Problem::tag_without_name);
        if (tag == "style") return fail(Problem::style_element_is_forbidden);
        const bool closed_at_once = read_attributes(tag);
        if (failed()) return;
        if (tag == "script" && text_.substr(at_, 9) != "</script>") return fail(Problem::script_with_content);
        if (closed_at_once || is_void_element(tag)) return;
        if (depth_ == depth_max) return fail(Problem::nested_too_deep);
        open_[depth_++] = tag;
    }

    /// Reads up to and including ">"; true when the element ended with "/>".
    constexpr bool read_attributes(std::string_view tag) {
        std::array<std::string_view, attributes_max> seen{};
        std::size_t seen_count = 0;
        bool has_alt = false;
        while (!failed()) {
            while (at_blank()) ++at_;
            if (at_ >= text_.size()) {
                fail(Problem::tag_never_ends);
            } else if (peek() == '>') {
                ++at_;
                if (tag == "img" && !has_alt) fail(Problem::image_without_alt);
                return false;
            } else if (peek() == '/' && peek(1) == '>') {
                at_ += 2;
                if (!is_svg_leaf(tag)) fail(Problem::tag_self_closed_outside_svg);
                return true;
            } else if (at_hole()) {
                take_hole(Context::tag);
            } else {
                const std::string_view name = read_attribute();
                has_alt = has_alt || name == "alt";
                for (std::size_t i = 0; i < seen_count; ++i) {
                    if (seen[i] == name) fail(Problem::attribute_twice);
                }
                if (seen_count < attributes_max) seen[seen_count++] = name;
            }
        }
        return false;
    }

    constexpr std::string_view read_attribute() {
        const std::string_view name = take_name();
        if (name.empty()) return fail(Problem::attribute_without_name), name;
        fail_unless_none(problem_of_attribute(name));
        if (peek() != '=') return name;
        ++at_;
        if (peek() != '"') return fail(Problem::attribute_value_not_in_double_quotes), name;
        ++at_;
        read_value(takes_address(name));
        return name;
    }

    constexpr void fail_unless_none(Problem problem) {
        if (problem != Problem::none) fail(problem);
    }

    constexpr void read_value(bool is_address) {
        const std::size_t begin = at_;
        while (!failed() && peek() != '"') {
            if (at_ >= text_.size()) return fail(Problem::attribute_value_never_ends);
            if (!at_hole()) {
                ++at_;
            } else if (is_address) {
                take_hole(at_ == begin ? Context::address : Context::address_part);
            } else {
                take_hole(Context::attribute);
            }
        }
        ++at_;
    }

    constexpr void check_balance() {
        if (shape_ == Shape::opening) {
            if (depth_ == 0) fail(Problem::nothing_left_open_use_write);
        } else if (depth_ != 0) {
            fail(Problem::element_left_open);
        } else if (shape_ == Shape::closing && closed_from_outside_ == 0) {
            fail(Problem::nothing_closed_use_write);
        }
    }

    std::string_view text_;
    Shape shape_;
    std::size_t at_ = 0;
    std::array<std::string_view, depth_max> open_{};
    std::size_t depth_ = 0;
    std::size_t closed_from_outside_ = 0;
    Parsed parsed_;
};

constexpr Parsed parse(std::string_view text, Shape shape) { return Parser(text, shape).run(); }

}  // namespace allting::html
