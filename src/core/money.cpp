#include "core/money.hpp"

#include "core/limits.hpp"

namespace allting {

std::optional<Money> money_from_text(std::string_view text) {
    const auto drop_end = [&](std::string_view end) {
        if (text.ends_with(end)) text.remove_suffix(end.size());
    };
    const auto trim_blanks = [&] {
        for (;;) {
            if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
            else if (text.ends_with("\xC2\xA0")) text.remove_suffix(2);
            else return;
        }
    };
    trim_blanks();
    drop_end("kr");
    drop_end(":-");
    std::int64_t whole = 0;
    int digits = 0;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c >= '0' && c <= '9') {
            whole = whole * 10 + (c - '0');
            if (whole > limits::money_kronor_max) return std::nullopt;
            ++digits;
        } else if (c == ' ') {
            continue;
        } else if (text.substr(at).starts_with("\xC2\xA0")) {
            ++at;
        } else {
            break;
        }
    }
    if (digits == 0) return std::nullopt;
    std::int64_t hundredths = 0;
    if (at < text.size()) {
        if (text[at] != ',' && text[at] != '.') return std::nullopt;
        ++at;
        int decimals = 0;
        std::int64_t scale = 10;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            // "25.000" may be thousands or thousandths: rather ask than guess.
            if (++decimals > 2) return std::nullopt;
            hundredths += (text[at] - '0') * scale;
            scale /= 10;
        }
        while (at < text.size() && text[at] == ' ') ++at;
        if (decimals == 0 || at != text.size()) return std::nullopt;
    }
    return Money{whole * 100 + hundredths};
}

std::string to_plain_text(Money amount) {
    const bool negative = amount.ore < 0;
    const std::uint64_t ore = negative ? -static_cast<std::uint64_t>(amount.ore) : static_cast<std::uint64_t>(amount.ore);
    std::string text = (negative ? "-" : "") + std::to_string(ore / 100);
    if (const auto rest = ore % 100; rest != 0) text += (rest < 10 ? ".0" : ".") + std::to_string(rest);
    return text;
}

}  // namespace allting
