// The database that tests of the review stand on, on each engine: every schema that a case touches, one town, one day.
#pragma once
#include <gtest/gtest.h>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_reviews();
}  // namespace allting

namespace allting::reviews {

inline const Instant now = *instant_from_iso("2027-02-10T09:00:00Z");
inline constexpr OrganisationId organisation{1};

inline constexpr ProcessId example_process{1};
inline constexpr PotId whole_town{1}, north{2};

/// A budget that takes ideas at `now`, with two pots; the vote comes `until_vote` later.
inline void publish_example_process(db::Transaction& tx, Duration until_vote = days(100)) {
    processes::Process p;
    p.id = example_process;
    p.published = true;
    p.texts = {{"sv", "Medborgarbudget", "", "", "", "", ""}};
    p.languages = {"sv"};
    p.phases = {{processes::PhaseKind::ideas, now - days(30), now + days(10)}, {processes::PhaseKind::vote, now + until_vote, now + until_vote + days(20)}};
    p.pots = {{whole_town, AreaId{}, "Hela kommunen", kronor(500'000)}, {north, AreaId{}, "Norr", kronor(200'000)}};
    processes::insert_process(tx, organisation, p, now);
    processes::mark_published(tx, organisation, p.id, now - days(30));
}

class ReviewTest : public db::testing::DatabaseTest {
protected:
    ReviewTest()
        : DatabaseTest({embedded_schema_record(), embedded_schema_notices(), embedded_schema_people(), embedded_schema_places(),
                        embedded_schema_processes(), embedded_schema_proposals(), embedded_schema_reviews()}) {}
};

}  // namespace allting::reviews
