#include "platform/i18n/catalogue.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "core/check.hpp"
#include "platform/json/json.hpp"

namespace allting::i18n {
namespace {

[[noreturn]] void refuse_file(std::string_view file, std::string_view key, std::string_view problem) {
    throw std::runtime_error("locales/" + std::string(file) + (key.empty() ? "" : ": \"" + std::string(key) + "\"") + ": " + std::string(problem));
}

bool is_key(std::string_view key) {
    const auto dot = key.find('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < key.size() && std::ranges::all_of(key, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
           });
}

}  // namespace

std::vector<CatalogueText> read_catalogue_file(const EmbeddedFile& file) {
    const auto parsed = json::parse(file.bytes);
    if (!parsed.ok()) {
        std::string problem = parsed.error().code;
        for (const auto& [name, text] : parsed.error().arguments) problem += ", " + name + " " + text;
        refuse_file(file.path, {}, problem);
    }
    const json::Object* members = parsed.value().object();
    if (members == nullptr) refuse_file(file.path, {}, "not an object of texts");
    std::vector<CatalogueText> texts;
    for (const auto& [key, value] : *members) {
        if (!is_key(key)) refuse_file(file.path, key, "a key is \"module.name\" of small letters, digits and _");
        if (value.text() == nullptr) refuse_file(file.path, key, "not a text");
        texts.push_back({key, *value.text(), file.path});
    }
    return texts;
}

Catalogue::Catalogue(std::string_view language, const std::vector<CatalogueText>& texts, const Catalogue* fallback, std::string_view zone)
    : language_(language), zone_(zone) {
    formats_ = std::make_unique<LanguageFormats>(own_text(texts, "language.locale", language));
    dates_ = {own_text(texts, "language.date", "d MMMM y"), own_text(texts, "language.date_time", "d MMMM y, HH:mm"),
              own_text(texts, "language.weekday_time", "EEEE d MMMM, HH:mm"),
              own_text(texts, "language.weekday_time_year", "EEEE d MMMM y, HH:mm"), own_text(texts, "language.short_date", "d MMMM")};
    for (const std::string* pattern : {&dates_.date, &dates_.date_time, &dates_.weekday_time, &dates_.weekday_time_year, &dates_.short_date})
        if (const std::string problem = LanguageFormats::problem_in_date_pattern(*pattern); !problem.empty())
            throw std::runtime_error("locales/" + language_ + ": " + problem);

    const std::size_t fallback_count = fallback ? fallback->slots_.size() / 2 : 0;
    slots_.resize(std::bit_ceil(2 * (texts.size() + fallback_count) + 2));
    keys_.reserve(texts.size());  // the slots point into both
    messages_.reserve(texts.size());
    for (const CatalogueText& text : texts) {
        try {
            keys_.push_back(text.key);
            messages_.emplace_back(text.pattern, *formats_);
            place(keys_.back(), messages_.back());
        } catch (const std::exception& problem) {
            refuse_file(text.file, text.key, problem.what());
        }
    }
    if (fallback == nullptr) return;
    for (const Slot& slot : fallback->slots_)
        if (slot.message && !find(Key::at_run_time(slot.key))) place(slot.key, *slot.message);
}

const Message* Catalogue::find(const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = key.hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.message == nullptr) return nullptr;
        if (slot.hash == key.hash && slot.key == key.text) return slot.message;
    }
}

void Catalogue::place(std::string_view key, const Message& message) {
    const Key hashed = Key::at_run_time(key);
    if (find(hashed)) throw std::runtime_error("the key stands twice");
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hashed.hash & mask;
    while (slots_[at].message != nullptr) at = (at + 1) & mask;
    slots_[at] = {hashed.hash, &message, key};
}

std::string Catalogue::own_text(const std::vector<CatalogueText>& texts, std::string_view key, std::string_view otherwise) const {
    const auto found = std::ranges::find(texts, key, &CatalogueText::key);
    return found == texts.end() ? std::string(otherwise) : found->pattern;
}

}  // namespace allting::i18n
