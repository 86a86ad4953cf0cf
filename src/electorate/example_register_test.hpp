// A process with a register for tests of this folder: three voters, one of them with protected identity.
#pragma once
#include <gtest/gtest.h>

#include "electorate/register_actions.hpp"
#include "people/test_visit.hpp"
#include "places/place_store.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_electorate();
}  // namespace allting

namespace allting::electorate::testing {

constexpr OrganisationId lindvalla{1};
constexpr PersonId officer_id{5};
inline constexpr const char* three_voters =
    "personnummer;namn;område;skyddad\n811228-9874;Åsa Öberg;Norr;\n701063-2391;Ali Khan;;nej\n121212+1212;Solveig Hemlig;Norr;ja\n";

inline processes::Process process_with_vote() {
    using processes::PhaseKind;
    processes::Process process;
    process.id = ProcessId{1};
    process.published = true;
    process.relations = {"lives"};
    process.age_min = 16;
    process.languages = {"sv", "en"};
    for (const char* language : {"sv", "en"})
        process.texts.push_back({.language = language, .title = "Lindvalla budget", .summary = "S", .about = "A", .criteria = "K", .decider = "D", .promise = "P"});
    process.phases = {{PhaseKind::vote, *instant_from_iso("2027-06-10T07:00:00Z"), *instant_from_iso("2027-06-20T18:00:00Z")}};
    return process;
}

class RegisterTest : public db::testing::DatabaseTest {
protected:
    RegisterTest()
        : DatabaseTest({embedded_schema_record(), embedded_schema_people(), embedded_schema_places(), embedded_schema_processes(), embedded_schema_electorate()}) {
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, lindvalla, process_, site_.clock.at);
            processes::mark_published(tx, lindvalla, process_.id, site_.clock.at);
            places::insert_area(tx, lindvalla, {.name = "Norr"});
        });
    }

    people::Visit officer(PersonId person = officer_id) { return site_.visit(person); }
    static RegisterForm form(const std::string& csv) { return {.kind = RegisterKind::municipal, .letters = false, .bytes = csv}; }
    std::string keep(const std::string& csv) {
        auto visit = officer();
        return database().write([&](db::Transaction& tx) { return keep_upload(tx, visit, process_.id, form(csv)); });
    }
    Result<Import> take(const std::string& token, bool leave_out = false, PersonId person = officer_id) {
        auto visit = officer(person);
        return database().write([&](db::Transaction& tx) { return take_in_register(tx, visit, process_.id, token, leave_out); });
    }
    people::IdentityNumber find_number(std::string_view typed) const {
        return people::IdentityNumber::read(typed, std::chrono::year(2027) / 5 / 12).value();
    }

    processes::Process process_ = process_with_vote();
    people::TestSite site_{database()};
};

}  // namespace allting::electorate::testing
