#include "platform/i18n/translator.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "core/check.hpp"
#include "platform/i18n/accept_language.hpp"
#include "platform/i18n/catalogue.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_locales();
}

namespace allting::i18n {

std::string_view Translator::operator()(Key key) const {
    const Message* message = catalogue_->find(key);
    return message ? message->plain() : key.text;
}

std::string Translator::operator()(Key key, std::initializer_list<Argument> arguments) const {
    return formatted(key, {arguments.begin(), arguments.size()});
}

std::string Translator::with(Key key, const std::vector<std::pair<std::string, std::string>>& arguments) const {
    std::vector<Argument> all;
    all.reserve(arguments.size());
    for (const auto& [name, text] : arguments) {
        const auto at = text.ends_with('Z') ? instant_from_iso(text) : std::nullopt;
        all.emplace_back(name, !at ? text : name == "due" ? date(*at) : weekday_time(*at));
    }
    return formatted(key, all);
}

std::string Translator::formatted(Key key, std::span<const Argument> arguments) const {
    const Message* message = catalogue_->find(key);
    return message ? message->with(arguments) : std::string(key.text);
}

bool Translator::has(std::string_view key) const { return catalogue_->find(Key::at_run_time(key)) != nullptr; }

std::string Translator::money(Money amount) const { return money_text(*money_, amount); }
std::string Translator::number(std::int64_t n) const { return catalogue_->formats().number(n); }
std::string Translator::percent(double share) const { return catalogue_->formats().percent(share); }

std::string Translator::date(Instant at) const {
    return catalogue_->formats().date(to_local(at, catalogue_->zone()), catalogue_->dates().date);
}

std::string Translator::date_time(Instant at) const {
    return catalogue_->formats().date(to_local(at, catalogue_->zone()), catalogue_->dates().date_time);
}

std::string Translator::weekday_time(Instant at) const {
    const LocalTime local = to_local(at, catalogue_->zone());
    const bool is_this_year = now_ && to_local(*now_, catalogue_->zone()).year == local.year;
    const Catalogue::DatePatterns& patterns = catalogue_->dates();
    return catalogue_->formats().date(local, is_this_year ? patterns.weekday_time : patterns.weekday_time_year);
}

std::string Translator::short_date(Instant at) const {
    return catalogue_->formats().date(to_local(at, catalogue_->zone()), catalogue_->dates().short_date);
}

std::string_view Translator::language() const { return catalogue_->language(); }
std::string_view Translator::note() const {
    const Key key = Key::at_run_time("language.note");
    return has(key.text) ? (*this)(key) : std::string_view();
}

std::string_view Translator::direction() const { return catalogue_->formats().is_right_to_left() ? "rtl" : "ltr"; }
std::string_view Translator::currency() const { return currency_of(*money_); }

Translator Translator::with_currency(std::string_view iso_code) const {
    Translator other = *this;
    other.money_ = &catalogue_->formats().money_format(iso_code);
    return other;
}

Translator Translator::at_time(Instant now) const {
    Translator other = *this;
    other.now_ = now;
    return other;
}

struct Languages::State {
    struct Language {
        Catalogue catalogue;
        Translator translator;
    };
    std::vector<std::unique_ptr<Language>> languages;  // Swedish first

    const Translator* find(std::string_view code) const {
        for (const auto& language : languages)
            if (language->catalogue.language() == code) return &language->translator;
        return nullptr;
    }
};

Languages::Languages(std::string_view time_zone) : Languages(embedded_locales(), time_zone) {}

Languages::Languages(std::span<const EmbeddedFile> files, std::string_view time_zone) : state_(std::make_unique<State>()) {
    if (!is_known_zone(time_zone)) throw std::runtime_error("no time zone \"" + std::string(time_zone) + "\"");
    std::map<std::string, std::vector<CatalogueText>, std::less<>> texts;
    for (const EmbeddedFile& file : files) {
        const auto slash = file.path.find('/');
        if (slash == std::string_view::npos) throw std::runtime_error("locales/" + std::string(file.path) + ": not in a language's folder");
        auto read = read_catalogue_file(file);
        auto& all = texts[std::string(file.path.substr(0, slash))];
        all.insert(all.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
    }
    if (!texts.contains("sv")) throw std::runtime_error("locales/sv: Swedish is missing");

    std::vector<std::string> order{"sv"};
    if (texts.contains("en")) order.push_back("en");
    for (const auto& [code, unused] : texts)
        if (code != "sv" && code != "en") order.push_back(code);
    for (const std::string& code : order) {
        const Catalogue* swedish = state_->languages.empty() ? nullptr : &state_->languages.front()->catalogue;
        state_->languages.push_back(std::unique_ptr<State::Language>(new State::Language{Catalogue(code, texts[code], swedish, time_zone), {}}));
        State::Language& language = *state_->languages.back();
        language.translator.catalogue_ = &language.catalogue;
        language.translator.money_ = &language.catalogue.formats().money_format("SEK");
    }
}

Languages::~Languages() = default;

const Translator& Languages::get(std::string_view language) const {
    const Translator* found = state_->find(language);
    return found ? *found : state_->languages.front()->translator;
}

bool Languages::has(std::string_view language) const { return state_->find(language) != nullptr; }

const Translator& Languages::choose(std::string_view accept_language, std::string_view preferred, std::span<const std::string> offered) const {
    if (has(preferred)) return get(preferred);
    const auto fits = [&](std::string_view language) { return has(language) && (offered.empty() || std::ranges::find(offered, language) != offered.end()); };
    for (const std::string& wanted : languages_by_preference(accept_language)) {
        if (fits(wanted)) return get(wanted);
        if (const std::string_view base = std::string_view(wanted).substr(0, wanted.find('-')); fits(base)) return get(base);
    }
    return get("sv");
}

std::vector<std::string_view> Languages::codes() const {
    std::vector<std::string_view> codes;
    for (const auto& language : state_->languages) codes.push_back(language->catalogue.language());
    return codes;
}

}  // namespace allting::i18n
