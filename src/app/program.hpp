// What a running program owns, opened in order and closed in reverse: folder, key, database, languages.
#pragma once
#include <memory>
#include <string>

#include "app/settings.hpp"
#include "core/random.hpp"
#include "core/time.hpp"
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/translator.hpp"

namespace allting::app {

/// The one organisation that a program serves; the tables hold many (architecture.md, invariant 12).
inline constexpr OrganisationId home{1};

class Program {
public:
    /// Makes the folder and the master key when they are not there, and brings the database to today's schema.
    explicit Program(Settings settings);

    const Settings settings;
    const SystemClock clock;
    SystemRandom random;
    const std::unique_ptr<db::Database> database;
    const i18n::Languages languages;
    crypto::KeyFolder keys;
    const people::Site site;
};

}  // namespace allting::app
