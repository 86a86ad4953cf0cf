#include "record/archive.hpp"

#include <algorithm>
#include <cstring>

#include "core/check.hpp"

namespace allting::record {
namespace {

constexpr std::size_t block_bytes = 512;
constexpr std::size_t name_bytes = 100;
constexpr std::size_t size_at = 124, size_digits = 11, checksum_at = 148, checksum_digits = 6;
constexpr std::size_t member_bytes_max = 0x1FFFFFFFF;  // eleven octal digits

std::string octal(std::size_t number, std::size_t digits) {
    std::string text(digits, '0');
    for (std::size_t i = digits; i-- > 0; number >>= 3) text[i] = static_cast<char>('0' + (number & 7));
    return text;
}

std::string header_of(std::string_view name, std::size_t size) {
    std::string header(block_bytes, '\0');
    const auto put = [&](std::size_t at, std::string_view text) { header.replace(at, text.size(), text); };
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(size_at, octal(size, size_digits));
    put(136, "00000000000");
    put(checksum_at, "        ");
    put(156, "0");
    put(257, std::string_view("ustar\0" "00", 8));
    std::size_t sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    put(checksum_at, octal(sum, checksum_digits) + std::string("\0 ", 2));
    return header;
}

std::size_t filled(std::size_t size) { return (size + block_bytes - 1) / block_bytes * block_bytes; }

Error bad(std::string problem) {
    Error error = refuse(ErrorKind::invalid, "bad_archive", "record.bad_archive");
    error.arguments = {{"problem", std::move(problem)}};
    return error;
}

/// The size that a header names, or nothing where it is no octal number.
std::optional<std::size_t> size_in(std::string_view header) {
    std::size_t size = 0;
    for (const char c : header.substr(size_at, size_digits)) {
        if (c < '0' || c > '7') return std::nullopt;
        size = size << 3 | static_cast<std::size_t>(c - '0');
    }
    return size;
}

}  // namespace

std::string write_archive(const std::vector<Member>& members) {
    std::string bytes;
    for (const Member& member : members) {
        CHECK(!member.name.empty() && member.name.size() < name_bytes && member.bytes.size() <= member_bytes_max);
        bytes += header_of(member.name, member.bytes.size());
        bytes += member.bytes;
        bytes.resize(filled(bytes.size()), '\0');
    }
    bytes.append(2 * block_bytes, '\0');
    return bytes;
}

Result<std::vector<Member>> read_archive(std::string_view bytes) {
    std::vector<Member> members;
    std::size_t at = 0;
    while (at + block_bytes <= bytes.size() && bytes[at] != '\0') {
        const std::string_view header = bytes.substr(at, block_bytes);
        const std::string_view name = header.substr(0, std::min(header.find('\0'), name_bytes));
        const auto size = size_in(header);
        if (name.size() >= name_bytes || !size) return bad("the header at byte " + std::to_string(at) + " is damaged");
        if (header != header_of(name, *size)) return bad("the header of " + std::string(name) + " is not as Allting writes it");
        at += block_bytes;
        if (*size > bytes.size() - at || filled(*size) > bytes.size() - at) return bad(std::string(name) + " is cut off");
        const std::string_view padding = bytes.substr(at + *size, filled(*size) - *size);
        if (padding.find_first_not_of('\0') != std::string_view::npos) return bad("there is something after the end of " + std::string(name));
        members.push_back({std::string(name), std::string(bytes.substr(at, *size))});
        at += filled(*size);
    }
    const std::string_view end = bytes.substr(at);
    if (end.size() != 2 * block_bytes || end.find_first_not_of('\0') != std::string_view::npos) return bad("the end of the archive is not as it should be");
    return members;
}

}  // namespace allting::record
