#include "mailroom/letter.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace allting::mailroom {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where "123 45 Place" or "12345 Place" begins in the text; npos when it is not there.
std::size_t postcode_in(std::string_view text) {
    for (std::size_t at = 0; at + 6 < text.size(); ++at) {
        if (at > 0 && text[at - 1] != ' ') continue;
        std::size_t end = at, digits = 0;
        for (; end < text.size() && digits < 5 && (is_digit(text[end]) || (text[end] == ' ' && digits == 3)); ++end) digits += is_digit(text[end]);
        if (digits != 5 || text[end] != ' ') continue;
        const std::string_view place = trim(text.substr(end));
        if (!place.empty() && !is_digit(place.front()) && place.front() != '+') return at;
    }
    return std::string_view::npos;
}

bool is_telephone_or_mail(std::string_view part) {
    if (part.find('@') != std::string_view::npos) return true;
    return std::ranges::count_if(part, is_digit) >= 6 && part.find_first_not_of("0123456789 +-()/") == std::string_view::npos;
}

std::vector<std::string_view> parts_of(std::string_view contact) {
    std::vector<std::string_view> parts;
    while (!contact.empty()) {
        const auto end = std::min(contact.find_first_of(",;\n"), contact.size());
        if (const auto part = trim(contact.substr(0, end)); !part.empty()) parts.push_back(part);
        contact.remove_prefix(std::min(end + 1, contact.size()));
    }
    return parts;
}

std::vector<std::string> paragraphs_of(const std::string& text) {
    std::vector<std::string> paragraphs;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find("\n\n", begin), text.size());
        if (end > begin) paragraphs.push_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    return paragraphs;
}

/// "https://budget.lindvalla.se/proposals/7" → "budget.lindvalla.se/proposals/7": what a person types.
std::string typed_address(std::string_view url) {
    const auto scheme = url.find("://");
    return std::string(scheme == std::string_view::npos ? url : url.substr(scheme + 3));
}

/// What counts, below what a machine made of it.
void add_swedish(print::Message& message, const i18n::Translator& t, const notices::Told& swedish) {
    if (t.note().empty()) return;
    message.paragraphs.emplace_back(t.note());
    message.also.push_back({.language = "sv", .right_to_left = false, .heading = swedish.subject, .paragraphs = paragraphs_of(swedish.text)});
}

/// Where a machine chose the words, the Swedish stands below each: whoever opens the answer reads that.
void add_reply(print::Message& message, const i18n::Translator& t, const i18n::Translator& swedish, const Sender& sender, const std::string& key) {
    if (!t.has(key)) return;
    const auto meant = split(swedish(i18n::Key::at_run_time(key)), '\n');
    for (const auto line : split(t(i18n::Key::at_run_time(key)), '\n')) {
        const std::size_t number = message.replies.size();
        message.replies.emplace_back(line);
        if (!t.note().empty() && number < meant.size()) message.replies.back() += "\n" + std::string(meant[number]);
    }
    message.reply_heading = t("mailroom.reply_heading", {{"subject", message.heading}});
    message.reply_lines = {std::string(t("mailroom.reply_more")), std::string(t("mailroom.reply_name"))};
    std::string to = sender.name;
    for (const auto& line : sender.lines) to += ", " + line;
    message.reply_to = t("mailroom.reply_to", {{"sender", to}});
}

}  // namespace

std::vector<std::string> postal_lines(std::string_view contact) {
    std::vector<std::string> lines;
    bool has_postcode = false;
    for (const std::string_view part : parts_of(contact)) {
        const auto postcode = postcode_in(part);
        if (postcode == std::string_view::npos) {
            if (!is_telephone_or_mail(part)) lines.emplace_back(part);
            continue;
        }
        if (postcode > 0) lines.emplace_back(trim(part.substr(0, postcode)));
        lines.emplace_back(part.substr(postcode));
        has_postcode = true;
    }
    if (!has_postcode || lines.size() < 2) return {};
    return lines;
}

std::vector<std::string> envelope_lines(const i18n::Translator& t, const Letter& letter) {
    std::vector<std::string> lines = postal_lines(letter.contact);
    if (lines.empty() && !letter.is_protected) return {};
    if (lines.empty()) lines.emplace_back(t("mailroom.forwarded"));
    if (!letter.name.empty() && lines.front() != letter.name) lines.insert(lines.begin(), letter.name);
    return lines;
}

print::PrintJob print_job(const i18n::Languages& languages, const Sender& sender, const Batch& batch, const std::vector<Letter>& letters, Instant now,
                          bool is_large) {
    print::PrintJob job{.title = sender.name, .sender = sender.name, .sender_lines = sender.lines, .code_label = {}, .sections = {}, .letters = {}, .sheets = {}};
    for (const Letter& letter : letters) {
        const auto& t = languages.get(letter.notice.language);
        print::Message message{.address = envelope_lines(languages.get("sv"), letter), .language = std::string(t.language()),
                               .right_to_left = t.direction() == "rtl", .heading = letter.notice.told.subject,
                               .paragraphs = paragraphs_of(letter.notice.told.text), .is_large = is_large, .more_label = {}, .more = {}, .qr = {},
                               .reply_heading = {}, .replies = {}, .reply_lines = {}, .reply_to = {}, .foot = {}};
        if (!letter.notice.told.path.empty()) {
            message.qr = sender.base_url + letter.notice.told.path;
            message.more = typed_address(message.qr);
            message.more_label = t("mailroom.more");
        }
        add_swedish(message, t, letter.notice.in_swedish);
        add_reply(message, t, languages.get("sv"), sender, letter.notice.message + "_reply");
        message.foot = t("mailroom.foot", {{"batch", batch.id}, {"place", std::int64_t(job.messages.size() + 1)}, {"count", std::int64_t(letters.size())},
                                           {"print", batch.prints + 1}, {"at", t.date_time(now)}, {"notice", std::to_string(letter.notice.told.id)}});
        job.messages.push_back(std::move(message));
    }
    return job;
}

}  // namespace allting::mailroom
