// A Database on a PostgreSQL server: a pool of connections, serializable writes that are repeated after a conflict.
// Rules of one person, one vote rest on UNIQUE all the same, never on isolation alone.
#pragma once
#include <string>

#include "platform/db/database.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/postgresql_connection.hpp"

namespace allting::db {

class PostgresqlDatabase final : public Database {
public:
    explicit PostgresqlDatabase(std::string address);

    void backup_to(const std::string& file) override;
    void restore_from(const std::string& file, const std::string& before) override;
    std::string_view engine() const override { return "postgresql"; }
    bool is_broken() const override { return false; }  // the server guards its own disk; a lost one is found again

protected:
    std::optional<std::uint64_t> changes() const override { return std::nullopt; }  // other servers write too
    void run_read(const std::function<void(Connection&)>& job) override;
    void run_write(const std::function<bool(Transaction&)>& job) override;

private:
    void try_read(const std::function<void(Connection&)>& job);
    void try_write(const std::function<bool(Transaction&)>& job);
    template <class Try> void repeat(Try&& once);

    const std::string address_;
    Pool<PostgresqlConnection> connections_;
};

}  // namespace allting::db
