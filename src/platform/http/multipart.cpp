#include "platform/http/multipart.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/url.hpp"

namespace allting::http {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t part_header_bytes_max = 2'048;
constexpr std::size_t boundary_characters_max = 70;  // RFC 2046, 5.1.1

/// The value of `name` in "form-data; name=\"a\"; filename=\"b.jpg\"". Browsers write %22 for a quote inside.
std::string parameter(std::string_view header, std::string_view name) {
    std::size_t at = header.find(';');
    while (at != std::string_view::npos) {
        std::string_view rest = trim(header.substr(at + 1));
        const bool found = rest.size() > name.size() && rest.starts_with(name) && rest[name.size()] == '=';
        if (found) {
            rest.remove_prefix(name.size() + 1);
            if (!rest.starts_with('"')) return std::string(trim(rest.substr(0, rest.find(';'))));
            const auto end = rest.find('"', 1);
            return end == std::string_view::npos ? "" : std::string(rest.substr(1, end - 1));
        }
        // Skips a quoted value, which may hold a semicolon.
        const auto next = header.find(';', at + 1);
        const auto quote = header.find('"', at + 1);
        if (quote < next) {
            const auto closing = header.find('"', quote + 1);
            at = closing == std::string_view::npos ? closing : header.find(';', closing);
        } else {
            at = next;
        }
    }
    return {};
}

/// The Content-Disposition line among a part's headers.
std::string_view disposition_of(std::string_view headers) {
    constexpr std::string_view wanted = "content-disposition:";
    for (std::string_view line : split(headers, '\n')) {
        line = trim(line);
        if (line.size() >= wanted.size() && to_lower_ascii(line.substr(0, wanted.size())) == wanted)
            return trim(line.substr(wanted.size()));
    }
    return {};
}

bool add_part(std::string_view headers, std::string_view content, Input& input) {
    const std::string_view disposition = disposition_of(headers);
    std::string name = parameter(disposition, "name");
    if (!disposition.starts_with("form-data") || name.empty() || !is_clean_text(name)) return false;
    if (disposition.find("filename=") == std::string_view::npos) {
        if (!is_clean_text(content)) return false;
        input.add(std::move(name), std::string(content));
        return true;
    }
    std::string file_name = parameter(disposition, "filename");
    if (!is_clean_text(file_name)) return false;
    if (!file_name.empty() || !content.empty()) input.add_file(std::move(name), {std::move(file_name), std::string(content)});
    return true;
}

}  // namespace

std::optional<Input> read_multipart(std::string_view content_type, std::string_view bytes) {
    const std::string boundary = parameter(content_type, "boundary");
    if (boundary.empty() || boundary.size() > boundary_characters_max) return std::nullopt;
    const std::string opening = "--" + boundary;
    const std::string delimiter = "\r\n" + opening;

    if (!bytes.starts_with(opening)) return std::nullopt;
    bytes.remove_prefix(opening.size());
    Input input;
    for (std::size_t parts = 0;; ++parts) {
        if (bytes.starts_with("--")) return input;
        if (!bytes.starts_with(line_end) || parts == limits::multipart_parts_max) return std::nullopt;
        bytes.remove_prefix(line_end.size());
        const auto headers_end = bytes.find("\r\n\r\n");
        if (headers_end == std::string_view::npos || headers_end > part_header_bytes_max) return std::nullopt;
        const std::string_view headers = bytes.substr(0, headers_end);
        bytes.remove_prefix(headers_end + 4);
        const auto content_end = bytes.find(delimiter);
        if (content_end == std::string_view::npos) return std::nullopt;
        if (!add_part(headers, bytes.substr(0, content_end), input)) return std::nullopt;
        bytes.remove_prefix(content_end + delimiter.size());
    }
}

}  // namespace allting::http
