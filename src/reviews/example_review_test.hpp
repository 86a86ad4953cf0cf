// The database that tests of the review stand on, on each engine: every schema that a case touches, one town, one day.
#pragma once
#include <gtest/gtest.h>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/db/test_databases.hpp"

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

class ReviewTest : public db::testing::DatabaseTest {
protected:
    ReviewTest()
        : DatabaseTest({embedded_schema_record(), embedded_schema_notices(), embedded_schema_people(), embedded_schema_places(),
                        embedded_schema_processes(), embedded_schema_proposals(), embedded_schema_reviews()}) {}
};

}  // namespace allting::reviews
