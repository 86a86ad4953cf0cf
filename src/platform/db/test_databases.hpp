// A fresh, migrated database for every test, on each engine that this machine has: SQLite always, PostgreSQL when
// ALLTING_TEST_POSTGRESQL holds the address of a server whose data may be lost (tests/postgresql.sh starts one).
//
//   class BallotStore : public db::testing::DatabaseTest {
//   protected:
//       BallotStore() : DatabaseTest({embedded_schema_people(), embedded_schema_ballots()}) {}
//   };
//   INSTANTIATE_TEST_SUITE_P(EachEngine, BallotStore, db::testing::engines(), db::testing::engine_name);
//   TEST_P(BallotStore, keeps_what_it_was_given) { database().write(...); }
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "platform/db/database.hpp"

namespace allting::db::testing {

/// "sqlite", and "postgresql" where there is one.
std::vector<std::string> available_engines();
inline auto engines() { return ::testing::ValuesIn(available_engines()); }
inline std::string engine_name(const ::testing::TestParamInfo<std::string>& info) { return info.param; }

/// A folder of its own, removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// An empty place for a database: a file in a temporary folder, or a schema of its own on the PostgreSQL server.
class EmptyPlace {
public:
    explicit EmptyPlace(const std::string& engine);
    ~EmptyPlace();
    EmptyPlace(const EmptyPlace&) = delete;
    EmptyPlace& operator=(const EmptyPlace&) = delete;
    const std::string& address() const { return address_; }

private:
    TemporaryFolder folder_;
    std::string schema_;  // on PostgreSQL
    std::string address_;
};

class DatabaseTest : public ::testing::TestWithParam<std::string> {
protected:
    explicit DatabaseTest(const std::vector<std::span<const EmbeddedFile>>& schemas = {});

    Database& database() { return *database_; }
    const std::string& address() const { return place_.address(); }
    bool on_postgresql() const { return GetParam() == "postgresql"; }

private:
    EmptyPlace place_;
    std::unique_ptr<Database> database_;
};

}  // namespace allting::db::testing
