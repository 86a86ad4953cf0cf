// A mail as the bytes that go over the wire: headers that cannot be forged through their values, and a body in
// quoted-printable (RFC 2045) or as it is.
#include <array>
#include <cstdio>

#include "core/text.hpp"
#include "platform/mail/mailer.hpp"

namespace allting::mail {
namespace {

std::string one_line(std::string_view value) {
    std::string line(value);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return line;
}

std::string to_base64(std::string_view bytes) {
    static constexpr char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k > bytes.size() ? '=' : signs[(group >> (18 - 6 * k)) & 63];
    }
    return out;
}

bool is_plain(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) return false;
    return text.find("=?") == std::string_view::npos;
}

/// RFC 2047 encoded words of at most 75 signs, cut between characters and folded.
std::string encoded_words(std::string_view text) {
    constexpr std::size_t bytes_max = 42;  // 56 base64 signs and 12 around them
    std::string out;
    while (!text.empty()) {
        std::size_t size = std::min(bytes_max, text.size());
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + to_base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return out;
}

std::string header_text(std::string_view value) {
    const std::string line = one_line(value);
    return is_plain(line) && line.size() <= 60 ? line : encoded_words(line);
}

std::string named_address(std::string_view name, std::string_view address) {
    if (trim(name).empty()) return "<" + one_line(address) + ">";
    std::string quoted = header_text(name);
    if (is_plain(quoted) && !quoted.starts_with("=?")) {
        std::string escaped = "\"";
        for (const char c : quoted) {
            if (c == '"' || c == '\\') escaped += '\\';
            escaped += c;
        }
        quoted = escaped + "\"";
    }
    return quoted + " <" + one_line(address) + ">";
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (auto line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        std::string kept(line);
        for (char& c : kept)
            if (c == '\r' || c == '\0') c = ' ';
        lines.push_back(std::move(kept));
    }
    return lines;
}

void write_quoted_printable(std::string& out, std::string_view line) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto c = static_cast<unsigned char>(line[i]);
        const bool last = i + 1 == line.size();
        const bool plain = (c >= 0x21 && c <= 0x7E && c != '=') || ((c == ' ' || c == '\t') && !last);
        const std::size_t width = plain ? 1 : 3;
        if (column + width > 75) {
            out += "=\r\n";
            column = 0;
        }
        if (plain) out += char(c);
        else ((out += '=') += digits[c >> 4]) += digits[c & 15];
        column += width;
    }
    out += "\r\n";
}

}  // namespace

std::string rfc5322_date(Instant at) {
    static constexpr std::array weekdays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970 began on a Thursday
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string iso = to_iso(Instant{at.utc_ms - at.utc_ms % 1000});
    const auto day = std::size_t(at.utc_ms / days(1).ms % 7);
    const auto month = std::size_t(integer_from_text(iso.substr(5, 2)).value_or(1) - 1);
    return std::string(weekdays[day]) + ", " + iso.substr(8, 2) + " " + months[month] + " " + iso.substr(0, 4) + " " +
           iso.substr(11, 8) + " +0000";
}

std::string to_rfc5322(const Mail& mail, const std::string& date, Encoding encoding) {
    const bool quoted = encoding == Encoding::quoted_printable;
    std::string out;
    const auto header = [&](std::string_view name, std::string_view value) { ((out += name) += ": ") += value, out += "\r\n"; };
    header("Date", one_line(date));
    header("From", named_address(mail.from_name, mail.from_address));
    header("To", "<" + one_line(mail.to_address) + ">");
    if (!mail.reply_to.empty()) header("Reply-To", "<" + one_line(mail.reply_to) + ">");
    header("Subject", header_text(mail.subject));
    header("Message-ID", "<" + one_line(mail.message_id) + ">");
    header("Auto-Submitted", "auto-generated");  // RFC 3834: no holiday answers to us
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=utf-8");
    header("Content-Transfer-Encoding", quoted ? "quoted-printable" : "8bit");
    out += "\r\n";
    for (const std::string& line : lines_of(mail.text)) {
        if (quoted) write_quoted_printable(out, line);
        else out += line + "\r\n";
    }
    return out;
}

}  // namespace allting::mail
