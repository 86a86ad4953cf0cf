// A visit made up for tests: a site on a fresh database, with a clock and chance that the test holds.
#pragma once
#include "people/visit.hpp"
#include "platform/db/test_databases.hpp"

namespace allting::people {

class TestClock final : public Clock {
public:
    Instant now() const override { return at; }
    Instant at = *instant_from_iso("2027-05-12T18:00:00Z");
};

struct TestSite {
    explicit TestSite(db::Database& used)
        : site{.database = used, .clock = clock, .random = random, .languages = languages, .base_url = "http://localhost:8080",
               .master_key = std::string(32, 'k'), .data_folder = "/nowhere", .keys = keys, .tile_url = {}, .tile_attribution = {}} {
        request.remote_address = "192.0.2.7";
    }

    /// A visit now by this person (none = nobody signed in), with the site's request.
    Visit visit(PersonId person = {}, RoleSet roles = {}) {
        const auto& t = languages.get("sv");
        return Visit{.site = site, .database = site.database, .request = request,
                     .visitor = {.person = person, .roles = roles}, .now = clock.at, .t = t, .frame = {.t = &t}};
    }

    TestClock clock;
    SeededRandom random{1};
    i18n::Languages languages;
    http::Request request;
    crypto::KeyFolder keys{""};
    Site site;
};

}  // namespace allting::people
