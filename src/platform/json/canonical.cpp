#include "platform/json/canonical.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace allting::json {
namespace {

constexpr std::int64_t integer_max = (std::int64_t{1} << 53) - 1;

/// False where a value has no canonical text.
class Writer {
public:
    bool write(const Value& value) {
        if (value.is_null()) return put("null");
        if (const bool* const b = value.boolean()) return put(*b ? "true" : "false");
        if (const auto* const n = value.integer()) return *n <= integer_max && *n >= -integer_max && put(std::to_string(*n));
        if (const auto* const s = value.text()) return write_text(*s);
        if (const auto* const a = value.array()) return write_array(*a);
        if (const auto* const o = value.object()) return write_object(*o);
        return false;
    }
    std::string take() { return std::move(out_); }

private:
    bool put(std::string_view text) {
        out_ += text;
        return true;
    }

    bool write_text(std::string_view text) {
        static constexpr std::string_view short_of = "btn.fr";  // U+0008 to U+000D; 0x0B has no short form
        static constexpr char digits[] = "0123456789abcdef";
        if (!is_valid_utf8(text)) return false;
        out_ += '"';
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') (out_ += '\\') += c;
            else if (byte >= 0x20) out_ += c;
            else if (byte >= 0x08 && byte <= 0x0D && byte != 0x0B) (out_ += '\\') += short_of[byte - 0x08U];
            else ((out_ += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
        }
        return put("\"");
    }

    bool write_array(const Array& array) {
        out_ += '[';
        for (const Value& value : array) {
            if (&value != &array.front()) out_ += ',';
            if (!write(value)) return false;
        }
        return put("]");
    }

    bool write_object(const Object& object) {
        std::vector<const Member*> members;
        for (const Member& member : object) members.push_back(&member);
        std::ranges::sort(members, {}, [](const Member* member) -> std::string_view { return member->first; });
        const auto same_name = [](const Member* a, const Member* b) { return a->first == b->first; };
        if (std::ranges::adjacent_find(members, same_name) != members.end()) return false;
        out_ += '{';
        for (const Member* member : members) {
            if (member != members.front()) out_ += ',';
            if (!std::ranges::all_of(member->first, [](char c) { return c >= 0x20 && c < 0x7F; })) return false;
            if (!write_text(member->first)) return false;
            out_ += ':';
            if (!write(member->second)) return false;
        }
        return put("}");
    }

    std::string out_;
};

}  // namespace

std::string to_canonical_text(const Value& value) {
    Writer writer;
    CHECK(writer.write(value));
    return writer.take();
}

Result<Value> parse_canonical(std::string_view text, Limits bounds) {
    TRY(Value value, parse(text, bounds));
    Writer writer;
    if (!writer.write(value) || writer.take() != text) return refuse(ErrorKind::invalid, "not_canonical", "json.bad_json");
    return value;
}

}  // namespace allting::json
