// The example vote in a database of its own on each engine, and those who vote in it: what the contract tests of the
// vote, of the box and of the desk share.
#pragma once
#include <string>
#include <string_view>

#include "ballots/ballot_actions.hpp"
#include "ballots/example_vote_test.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_electorate();
std::span<const EmbeddedFile> embedded_schema_ballots();
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
}  // namespace allting

namespace allting::ballots::testing {

inline constexpr OrganisationId lindvalla{1};
inline constexpr ProcessId vote_id{1};
inline const Right lives{.relation = "lives", .birth_year = {}};

class VoteContract : public db::testing::DatabaseTest {
protected:
    VoteContract()
        : DatabaseTest({embedded_schema_people(), embedded_schema_places(), embedded_schema_processes(), embedded_schema_proposals(),
                        embedded_schema_electorate(), embedded_schema_ballots(), embedded_schema_record(), embedded_schema_notices()}) {
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, lindvalla, vote_, before_vote);
            processes::mark_published(tx, lindvalla, vote_id, before_vote);
            for (const auto& each : example_projects()) proposals::insert_project(tx, lindvalla, each);
        });
    }

    static Caller caller(PersonId person) {
        people::RoleSet roles;
        roles.add(people::Role::resident);
        return {{.organisation = lindvalla, .person = person, .roles = roles}};
    }
    Result<Receipt> cast_by(const Caller& who, std::vector<ProjectId> projects, std::string key, Instant now = in_vote,
                            std::optional<Right> right = lives, std::string_view channel = "web") {
        const BallotForm form{.projects = std::move(projects), .points = {}, .request_key = std::move(key)};
        return database().write([&](db::Transaction& tx) { return cast_ballot(tx, site_, who, vote_id, form, right, channel, now); });
    }
    Result<void> withdraw_by(const Caller& who, Instant now = in_vote) {
        return database().write([&](db::Transaction& tx) { return withdraw_ballot(tx, site_, who, vote_id, now); });
    }
    ReceiptAnswer answer(const std::string& receipt) {
        return database().read([&](db::Connection& c) { return look_up_receipt(c, site_, lindvalla, receipt); });
    }

    processes::Process vote_ = example_vote();
    SystemClock clock_;
    SystemRandom random_;
    i18n::Languages languages_;
    crypto::KeyFolder keys_{""};
    people::Site site_{.database = database(), .clock = clock_, .random = random_, .languages = languages_,
                       .base_url = "https://budget.lindvalla.se", .master_key = std::string(32, 'k'), .data_folder = "", .keys = keys_,
                       .tile_url = "", .tile_attribution = ""};
};

}  // namespace allting::ballots::testing
