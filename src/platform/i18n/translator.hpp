// Every text that people read is a key in locales/LANGUAGE/MODULE.json, an ICU MessageFormat string under
// "module.name". Swedish and English are complete (tested); others fall back to Swedish.
//
//   t("proposals.submit")                                   → "Skicka in idén"
//   t("ballots.left", {{"count", 3}})                       → "3 val kvar"
//   t("processes.until", {{"at", t.date_time(deadline)}})   → "till söndag 12 maj kl. 20.00"
#pragma once
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/embedded.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::i18n {

/// A key, hashed while compiling. A key that no locale has shows as itself and fails catalogue_test.cpp.
class Key {
public:
    consteval Key(const char* literal) : text(literal), hash(hash_of(text)) {}
    static Key at_run_time(std::string_view key) { return Key(key, 0); }  // for keys kept in values, such as Error::text_key
    static constexpr std::uint64_t hash_of(std::string_view key) {
        std::uint64_t h = 0xcbf29ce484222325u;  // FNV-1a
        for (const char c : key) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
        return h;
    }
    std::string_view text;
    std::uint64_t hash;

private:
    constexpr Key(std::string_view key, int) : text(key), hash(hash_of(key)) {}
};

/// One value for a message: a number (plural forms work on it) or text that is already formatted.
struct Argument {
    std::string_view name;
    std::variant<std::int64_t, std::string> value;
    Argument(std::string_view n, std::integral auto v) : name(n), value(static_cast<std::int64_t>(v)) {}
    Argument(std::string_view n, std::string v) : name(n), value(std::move(v)) {}
    Argument(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
    Argument(std::string_view n, const char* v) : name(n), value(std::string(v)) {}
};

class Catalogue;     // one language's messages, compiled at start
struct MoneyFormat;  // one currency in one language

/// A language, with its numbers, money and dates in the organisation's time zone. Cheap to copy; safe to share.
class Translator {
public:
    /// The message without arguments: no copy, valid as long as its Languages.
    std::string_view operator()(Key key) const;
    std::string operator()(Key key, std::initializer_list<Argument> arguments) const;
    /// For arguments of an Error or a notice: an instant in ISO form becomes a weekday_time, and a date where it is `due`, which lasts its day.
    std::string with(Key key, const std::vector<std::pair<std::string, std::string>>& arguments) const;
    bool has(std::string_view key) const;

    std::string money(Money amount) const;              // "1 250 000 kr"; öre only when there are any
    std::string number(std::int64_t n) const;           // "66 045"
    std::string percent(double share) const;            // 0.123 → "12 %"; one decimal below 10 %
    std::string date(Instant at) const;                 // "12 maj 2027"
    std::string date_time(Instant at) const;            // "12 maj 2027 kl. 20.00"
    std::string weekday_time(Instant at) const;         // "söndag 12 maj kl. 20.00", the year unless it is that of at_time's now
    std::string short_date(Instant at) const;           // "12 maj"
    std::string_view language() const;                  // "sv"
    /// What to say beside texts that a machine made and nobody has read ("language.note"); "" for the others.
    std::string_view note() const;
    std::string_view direction() const;                 // "ltr" or "rtl"
    std::string_view currency() const;                  // "SEK"
    /// The same with money() in another currency, such as "PLN". CHECKs that it is three capital letters.
    Translator with_currency(std::string_view iso_code) const;
    /// The same, knowing what time it is, so that weekday_time leaves out the year of today.
    Translator at_time(Instant now) const;

private:
    friend class Languages;
    std::string formatted(Key key, std::span<const Argument> arguments) const;
    const Catalogue* catalogue_ = nullptr;
    const MoneyFormat* money_ = nullptr;
    std::optional<Instant> now_;
};

/// All languages of the program, loaded once at start; throws std::runtime_error naming file and key if one is broken,
/// and for an unknown time zone. Swedish must be there; the keys "language.*" say how a language writes dates.
class Languages {
public:
    explicit Languages(std::string_view time_zone = "Europe/Stockholm");
    Languages(std::span<const EmbeddedFile> files, std::string_view time_zone);
    ~Languages();
    const Translator& get(std::string_view language) const;  // unknown → Swedish
    bool has(std::string_view language) const;
    /// `preferred` (what the person has chosen) if we have it, else the best of the browser's Accept-Language that is `offered`
    /// (empty = all), else Swedish.
    const Translator& choose(std::string_view accept_language, std::string_view preferred = {}, std::span<const std::string> offered = {}) const;
    std::vector<std::string_view> codes() const;  // "sv", "en", then the rest by letter

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace allting::i18n
