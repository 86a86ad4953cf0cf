// One language's messages by key, in a flat table that is only read after the start.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/embedded.hpp"
#include "platform/i18n/formats.hpp"
#include "platform/i18n/message.hpp"
#include "platform/i18n/translator.hpp"

namespace allting::i18n {

/// A file's members "module.name": "message", read but not yet compiled.
struct CatalogueText {
    std::string key;
    std::string pattern;
    std::string_view file;  // "sv/people.json", for errors
};

/// Reads one file; throws std::runtime_error when it is no flat object of strings or a key is not "module.name".
std::vector<CatalogueText> read_catalogue_file(const EmbeddedFile& file);

class Catalogue {
public:
    /// `fallback` (or nullptr) answers for the keys that `texts` lacks; it must outlive this.
    Catalogue(std::string_view language, const std::vector<CatalogueText>& texts, const Catalogue* fallback, std::string_view zone);

    /// nullptr for an unknown key. Tens of nanoseconds.
    const Message* find(const Key& key) const;
    std::string_view language() const { return language_; }
    std::string_view zone() const { return zone_; }
    const LanguageFormats& formats() const { return *formats_; }

    struct DatePatterns {
        std::string date, date_time, weekday_time, weekday_time_year, short_date;
    };
    const DatePatterns& dates() const { return dates_; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        const Message* message = nullptr;  // nullptr = free
        std::string_view key;
    };
    void place(std::string_view key, const Message& message);
    std::string own_text(const std::vector<CatalogueText>& texts, std::string_view key, std::string_view otherwise) const;

    std::string language_;
    std::string zone_;
    std::unique_ptr<LanguageFormats> formats_;
    DatePatterns dates_;
    std::vector<std::string> keys_;
    std::vector<Message> messages_;
    std::vector<Slot> slots_;  // open addressing; a power of two, at most half full
};

}  // namespace allting::i18n
