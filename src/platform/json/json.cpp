// Reads JSON strictly, through RapidJSON's event reader; writes it by hand, so that escaping is in one visible place.
#include "platform/json/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "core/text.hpp"

namespace allting::json {
namespace {

bool has_doubled_name(const Object& object) {
    std::vector<std::string_view> names;
    names.reserve(object.size());
    for (const auto& [name, value] : object) names.emplace_back(name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

template <class Number>
std::optional<Number> read_number(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Receives RapidJSON's events and builds the value; returning false stops the reader.
class Builder {
public:
    explicit Builder(Limits bounds) : bounds_(bounds) {}

    bool Null() { return put(Value()); }
    bool Bool(bool b) { return put(Value(b)); }
    /// RapidJSON has checked the form. Its own conversion counts the leading zeros of 0 (diyfp.h), which is undefined.
    bool RawNumber(const char* digits, rapidjson::SizeType size, bool) {
        const std::string_view text(digits, size);
        if (text.find_first_of(".eE") == std::string_view::npos) {
            const auto whole = read_number<std::int64_t>(text);
            return whole ? put(Value(*whole)) : stop("number does not fit 64 bits");
        }
        const auto real = read_number<double>(text);
        return real ? put(Value(*real)) : stop("number is not finite");
    }
    bool Int(int) { return stop("unexpected number"); }  // the reader gives all numbers as text
    bool Uint(unsigned) { return stop("unexpected number"); }
    bool Int64(std::int64_t) { return stop("unexpected number"); }
    bool Uint64(std::uint64_t) { return stop("unexpected number"); }
    bool Double(double) { return stop("unexpected number"); }
    bool String(const char* s, rapidjson::SizeType size, bool) {
        const std::string_view text(s, size);
        return is_valid_utf8(text) ? put(Value(text)) : stop(half_a_sign);
    }
    bool Key(const char* s, rapidjson::SizeType size, bool) {
        open_.back().name.assign(s, size);
        return is_valid_utf8(open_.back().name) || stop(half_a_sign);
    }
    bool StartObject() { return open(true); }
    bool StartArray() { return open(false); }
    bool EndObject(rapidjson::SizeType) {
        if (has_doubled_name(open_.back().object)) return stop("doubled member name");
        return close(Value(std::move(open_.back().object)));
    }
    bool EndArray(rapidjson::SizeType) { return close(Value(std::move(open_.back().array))); }

    Value take() { return std::move(root_); }
    const char* problem() const { return problem_; }

private:
    struct Level {
        bool is_object = false;
        std::string name = {};  // of the member whose value comes next
        Object object = {};
        Array array = {};
    };

    static constexpr const char* half_a_sign = "the second half of a sign without its first";  // RapidJSON misses it

    bool stop(const char* problem) {
        problem_ = problem;
        return false;
    }
    bool open(bool is_object) {
        if (open_.size() >= bounds_.depth_max) return stop("too deep");
        open_.push_back(Level{.is_object = is_object});
        return true;
    }
    bool close(Value value) {
        open_.pop_back();
        return put(std::move(value));
    }
    bool put(Value value) {
        if (++nodes_ > bounds_.nodes_max) return stop("too many values");
        if (open_.empty()) root_ = std::move(value);
        else if (open_.back().is_object) open_.back().object.emplace_back(std::move(open_.back().name), std::move(value));
        else open_.back().array.push_back(std::move(value));
        return true;
    }

    Limits bounds_;
    std::vector<Level> open_;
    Value root_;
    std::size_t nodes_ = 0;
    const char* problem_ = nullptr;
};

Error bad_json(std::size_t position, std::string problem) {
    Error error = refuse(ErrorKind::invalid, "bad_json", "json.bad_json");
    error.arguments = {{"position", std::to_string(position)}, {"problem", std::move(problem)}};
    return error;
}

void write_escaped_unit(std::string& out, unsigned unit) {
    static constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> shift) & 15u];
}

void write_string(std::string& out, std::string_view s) {
    CHECK(is_valid_utf8(s));
    out += '"';
    for (std::size_t i = 0; i < s.size(); ++i) {
        const auto c = static_cast<unsigned char>(s[i]);
        if (c == '"' || c == '\\') (out += '\\') += char(c);
        else if (c == '\n') out += "\\n";
        else if (c < 0x20 || c == 0x7F || c == '<' || c == '>' || c == '&') write_escaped_unit(out, c);
        else if (s.compare(i, 3, "\u2028") == 0) write_escaped_unit(out, 0x2028), i += 2;
        else if (s.compare(i, 3, "\u2029") == 0) write_escaped_unit(out, 0x2029), i += 2;
        else out += char(c);
    }
    out += '"';
}

constexpr double whole_double_max = 1e15;

template <class Number, class... Form>
void write_number(std::string& out, Number n, Form... form) {
    char digits[32];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, n, form...).ptr);
}

void write(std::string& out, const Value& value) {
    if (value.is_null()) {
        out += "null";
    } else if (const bool* b = value.boolean()) {
        out += *b ? "true" : "false";
    } else if (const auto* n = value.integer()) {
        write_number(out, *n);
    } else if (const double* d = value.real()) {
        CHECK(std::isfinite(*d));
        // Without its exponent a large one would read as an integer that does not fit.
        if (std::abs(*d) < whole_double_max) write_number(out, *d + 0.0);  // -0 is written 0
        else write_number(out, *d, std::chars_format::scientific);
    } else if (const auto* s = value.text()) {
        write_string(out, *s);
    } else if (const auto* array = value.array()) {
        out += '[';
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out += ',';
            write(out, (*array)[i]);
        }
        out += ']';
    } else if (const auto* object = value.object()) {
        out += '{';
        for (std::size_t i = 0; i < object->size(); ++i) {
            if (i > 0) out += ',';
            write_string(out, (*object)[i].first);
            out += ':';
            write(out, (*object)[i].second);
        }
        out += '}';
    }
}

}  // namespace

const Value* Value::find(std::string_view name) const {
    const auto* members = object();
    if (members == nullptr) return nullptr;
    const auto it = std::find_if(members->begin(), members->end(), [&](const Member& m) { return m.first == name; });
    return it == members->end() ? nullptr : &it->second;
}

std::string to_text(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

Result<Value> parse(std::string_view text, Limits bounds) {
    // Iterative, so that depth costs no stack before the limit speaks.
    constexpr unsigned flags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;
    // The reader takes a NUL for the end; JSON has none outside strings, and inside they are written \u0000.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos) return bad_json(nul, "unexpected NUL");
    Builder builder(bounds);
    rapidjson::MemoryStream bytes(text.data(), text.size());
    rapidjson::Reader reader;
    const auto outcome = reader.Parse<flags>(bytes, builder);
    if (!outcome.IsError()) return builder.take();
    const char* problem = builder.problem() ? builder.problem() : rapidjson::GetParseError_En(outcome.Code());
    return bad_json(outcome.Offset(), problem);
}

}  // namespace allting::json
