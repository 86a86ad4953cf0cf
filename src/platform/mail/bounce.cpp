#include "platform/mail/bounce.hpp"

#include <algorithm>
#include <vector>

#include "core/text.hpp"

namespace allting::mail {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

/// Lines without their ends; a folded header line (one that begins with a blank) is joined to the one before.
std::vector<std::string> header_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (auto line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool is_folded = !line.empty() && (line[0] == ' ' || line[0] == '\t') && !lines.empty() && !lines.back().empty();
        if (is_folded) lines.back() += " " + std::string(trim(line));
        else lines.emplace_back(line);
    }
    return lines;
}

/// The value of the first such header before an empty line, from line `at` on; "" when there is none.
std::string header(const std::vector<std::string>& lines, std::string_view name, std::size_t at = 0) {
    for (; at < lines.size() && !lines[at].empty(); ++at) {
        const auto colon = lines[at].find(':');
        if (colon != std::string::npos && lower_case(trim(std::string_view(lines[at]).substr(0, colon))) == name)
            return std::string(trim(std::string_view(lines[at]).substr(colon + 1)));
    }
    return {};
}

std::string boundary_of(const std::string& content_type) {
    const auto at = lower_case(content_type).find("boundary=");
    if (at == std::string::npos) return {};
    const std::string_view rest = std::string_view(content_type).substr(at + 9);
    if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
    return std::string(trim(rest.substr(0, rest.find(';'))));
}

struct Part {
    std::string type;                // "message/delivery-status"
    std::vector<std::string> lines;  // of its content
};

std::vector<Part> parts_of(const std::vector<std::string>& lines, const std::string& boundary) {
    std::vector<Part> parts;
    const std::string begins = "--" + boundary, ends = begins + "--";
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (trim(lines[at]) == ends) break;
        if (trim(lines[at]) != begins) continue;
        const std::string type = header(lines, "content-type", at + 1);
        Part part{.type = lower_case(trim(std::string_view(type).substr(0, type.find(';')))), .lines = {}};
        while (++at < lines.size() && !lines[at].empty()) continue;
        while (at + 1 < lines.size() && !lines[at + 1].starts_with(begins)) part.lines.push_back(lines[++at]);
        parts.push_back(std::move(part));
    }
    return parts;
}

/// "rfc822; Maj@Example.org" → "maj@example.org".
std::string address_in(const std::string& value) {
    const auto semicolon = value.find(';');
    std::string address = lower_case(trim(std::string_view(value).substr(semicolon == std::string::npos ? 0 : semicolon + 1)));
    if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
    return address;
}

/// The first recipient whose mail was given up. The groups of a delivery status are apart by empty lines.
bool read_status(const std::vector<std::string>& lines, Bounce& bounce) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].empty() || (at > 0 && !lines[at - 1].empty())) continue;  // the beginning of a group
        if (lower_case(header(lines, "action", at)) != "failed") continue;
        const std::string status = header(lines, "status", at);
        if (!status.starts_with("5.")) continue;
        const std::string original = header(lines, "original-recipient", at);
        bounce.status = status.substr(0, status.find_first_not_of("0123456789."));
        bounce.recipient = address_in(original.empty() ? header(lines, "final-recipient", at) : original);
        return !bounce.recipient.empty();
    }
    return false;
}

}  // namespace

std::optional<Bounce> read_bounce(std::string_view mail) {
    const auto lines = header_lines(mail);
    const std::string type = header(lines, "content-type");
    if (!lower_case(type).starts_with("multipart/report")) return std::nullopt;
    const std::string boundary = boundary_of(type);
    if (boundary.empty()) return std::nullopt;
    Bounce bounce;
    bool has_status = false;
    for (const Part& part : parts_of(lines, boundary)) {
        if (part.type == "message/delivery-status") has_status = read_status(part.lines, bounce) || has_status;
        if (part.type == "message/rfc822" || part.type == "text/rfc822-headers") bounce.message_id = header(part.lines, "message-id");
    }
    if (bounce.message_id.starts_with('<') && bounce.message_id.ends_with('>')) bounce.message_id = bounce.message_id.substr(1, bounce.message_id.size() - 2);
    if (!has_status || bounce.message_id.empty()) return std::nullopt;
    return bounce;
}

}  // namespace allting::mail
