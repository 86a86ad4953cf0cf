// Writing a literal: its pieces and its arguments in turn, each argument escaped as its place asks.
#pragma once
#include <charconv>
#include <concepts>
#include <type_traits>
#include <utility>

#include "core/id.hpp"
#include "platform/html/literal.hpp"
#include "platform/html/parser.hpp"
#include "platform/html/parts.hpp"

namespace allting::html {

template <class T>
concept Text = std::convertible_to<const T&, std::string_view>;

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

/// Something that writes a part of the page itself.
template <class T>
concept Part = std::invocable<const T&, Out&>;

inline void write_number(Out& out, std::integral auto number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

template <Context context>
void write_text(Out& out, std::string_view text) {
    if constexpr (context == Context::address) {
        escape_address(out, text);
    } else if constexpr (context == Context::address_part) {
        escape_address_part(out, text);
    } else {
        escape(out, text);
    }
}

inline void write_attribute(Out& out, const Attribute& attribute) {
    if (attribute.value.empty()) return;
    out.append(" ").append(attribute.name.text()).append("=\"");
    if (takes_address(attribute.name.text())) {
        escape_address(out, attribute.value);
    } else {
        escape(out, attribute.value);
    }
    out += '"';
}

inline void write_flag(Out& out, const Flag& flag) {
    if (flag.on) out.append(" ").append(flag.name.text());
}

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

template <Context context, class T>
void write_argument(Out& out, const T& argument) {
    if constexpr (context == Context::tag) {
        static_assert(std::is_same_v<T, Flag> || std::is_same_v<T, Attribute>, "between attributes, {} takes html::flag or html::attribute");
        if constexpr (std::is_same_v<T, Flag>) {
            write_flag(out, argument);
        } else {
            write_attribute(out, argument);
        }
    } else if constexpr (std::is_same_v<T, Trusted>) {
        static_assert(context == Context::text, "trusted HTML only between tags");
        out += argument.html;
    } else if constexpr (std::is_same_v<T, bool>) {
        static_assert(!sizeof(T), "a bool has no text: use html::flag or html::when");
    } else if constexpr (Number<T>) {
        write_number(out, argument);
    } else if constexpr (is_id<T>) {
        write_number(out, argument.value);
    } else if constexpr (Text<T>) {
        write_text<context>(out, argument);
    } else if constexpr (Part<T>) {
        static_assert(context == Context::text, "a part is written only between tags");
        argument(out);
    } else {
        static_assert(!sizeof(T), "this type has no text: pass text, a number, an id or a part");
    }
}

/// Instantiated for every literal; the compiler's message names the problem and its offset in the literal.
template <Problem problem, std::size_t offset>
struct Check {
    static_assert(problem == Problem::none, "this HTML literal is refused, see html::Problem");
};

template <Literal literal, Shape shape, class... Arguments>
void write_literal(Out& out, const Arguments&... arguments) {
    static constexpr Parsed parsed = parse(literal.view(), shape);
    [[maybe_unused]] constexpr Check<parsed.problem, parsed.problem_at> check;
    static_assert(parsed.holes_count == sizeof...(Arguments), "the number of {} differs from the number of arguments");
    std::size_t begin = 0;
    [&]<std::size_t... index>(std::index_sequence<index...>) {
        ((out.append(literal.characters + begin, parsed.holes[index].at - begin),
          write_argument<parsed.holes[index].context>(out, arguments), begin = parsed.holes[index].at + 2), ...);
    }(std::index_sequence_for<Arguments...>{});
    out.append(literal.characters + begin, literal.view().size() - begin);
}

/// Writes a piece of HTML in which every element that is opened is closed.
template <Literal literal, class... Arguments>
void write(Out& out, const Arguments&... arguments) {
    write_literal<literal, Shape::whole>(out, arguments...);
}

/// Leaves elements open for a later write_close. Rare: prefer a part passed to a whole literal.
template <Literal literal, class... Arguments>
void write_open(Out& out, const Arguments&... arguments) {
    write_literal<literal, Shape::opening>(out, arguments...);
}

/// Closes what an earlier write_open left open.
template <Literal literal, class... Arguments>
void write_close(Out& out, const Arguments&... arguments) {
    write_literal<literal, Shape::closing>(out, arguments...);
}

}  // namespace allting::html
