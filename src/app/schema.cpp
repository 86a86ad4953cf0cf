#include "app/schema.hpp"

namespace allting {

std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_mailroom();
std::span<const EmbeddedFile> embedded_schema_search();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_guides();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_reviews();
std::span<const EmbeddedFile> embedded_schema_needs();
std::span<const EmbeddedFile> embedded_schema_electorate();
std::span<const EmbeddedFile> embedded_schema_alerts();
std::span<const EmbeddedFile> embedded_schema_ballots();
std::span<const EmbeddedFile> embedded_schema_results();
std::span<const EmbeddedFile> embedded_schema_scrutiny();

namespace app {

std::vector<std::span<const EmbeddedFile>> all_schemas() {
    return {embedded_schema_record(),    embedded_schema_notices(),   embedded_schema_people(),  embedded_schema_places(),
            embedded_schema_processes(), embedded_schema_proposals(), embedded_schema_reviews(), embedded_schema_ballots(),
            embedded_schema_results(),   embedded_schema_scrutiny(),
            embedded_schema_electorate(), embedded_schema_alerts(),   embedded_schema_mailroom(),
            embedded_schema_search(),     embedded_schema_guides(),   embedded_schema_needs()};
}

}  // namespace app
}  // namespace allting
