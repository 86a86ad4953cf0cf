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

/// Receives RapidJSON's events and builds the value; returning false stops the reader.
class Builder {
public:
    explicit Builder(Limits bounds) : bounds_(bounds) {}

    bool Null() { return put(Value()); }
    bool Bool(bool b) { return put(Value(b)); }
    bool Int(int n) { return put(Value(n)); }
    bool Uint(unsigned n) { return put(Value(n)); }
    bool Int64(std::int64_t n) { return put(Value(n)); }
    bool Uint64(std::uint64_t n) { return n <= INT64_MAX ? put(Value(n)) : stop("number does not fit 64 bits"); }
    bool Double(double d) { return std::isfinite(d) ? put(Value(d)) : stop("number is not finite"); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return stop("unexpected number"); }
    bool String(const char* s, rapidjson::SizeType size, bool) { return put(Value(std::string_view(s, size))); }
    bool Key(const char* s, rapidjson::SizeType size, bool) {
        open_.back().name.assign(s, size);
        return true;
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

template <class Number>
void write_number(std::string& out, Number n) {
    char digits[32];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, n).ptr);
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
        write_number(out, *d);
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
        rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
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
