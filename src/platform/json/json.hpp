// JSON in and out. The only place that knows the library behind it (RapidJSON).
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/id.hpp"
#include "core/limits.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::json {

class Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
using Object = std::vector<Member>;  // keeps the order it was written in

/// A JSON value, built like  Object{{"id", id}, {"title", title}, {"cost", cost}}.
/// Numbers are integers; the few measures that are not (a share, a coordinate) are doubles.
class Value {
public:
    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool b) : state_(b) {}
    template <std::integral T> requires(!std::is_same_v<T, bool>) Value(T n) : state_(std::int64_t(n)) {}
    Value(double d) : state_(d) {}
    Value(const char* s) : state_(std::string(s)) {}
    Value(std::string s) : state_(std::move(s)) {}
    Value(std::string_view s) : state_(std::string(s)) {}
    Value(Array a) : state_(std::move(a)) {}
    Value(Object o) : state_(std::move(o)) {}
    template <class Tag> Value(Id<Tag> id) { if (id) state_ = id.value; }
    Value(Money amount) : state_(to_plain_text(amount)) {}  // exact decimal string
    Value(Instant at) : state_(to_iso(at)) {}
    template <class T> Value(const std::optional<T>& v) { if (v) *this = Value(*v); }

    bool is_null() const { return std::holds_alternative<std::monostate>(state_); }
    const bool* boolean() const { return std::get_if<bool>(&state_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&state_); }
    const double* real() const { return std::get_if<double>(&state_); }
    const std::string* text() const { return std::get_if<std::string>(&state_); }
    const Array* array() const { return std::get_if<Array>(&state_); }
    const Object* object() const { return std::get_if<Object>(&state_); }
    /// The member of that name, or nullptr (also when this is no object).
    const Value* find(std::string_view name) const;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> state_;
};

/// Compact. Signs that mean something in HTML or JavaScript (<, >, &, U+2028, U+2029) are escaped, so that the text can
/// stand in a data block of a page. CHECKs that doubles are finite and strings are UTF-8.
std::string to_text(const Value& value);

struct Limits {
    std::size_t depth_max = limits::json_depth_max;
    std::size_t nodes_max = limits::json_nodes_max;
};
/// Refuses (kind invalid, code "bad_json"): not JSON, doubled keys, deeper or larger than limits.hpp, invalid UTF-8,
/// numbers that do not fit 64 bits or a finite double. The error's arguments carry "position" and "problem".
Result<Value> parse(std::string_view text, Limits bounds = {});

}  // namespace allting::json
