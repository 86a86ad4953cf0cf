#include "proposals/picture_store.hpp"

#include "platform/db/counter.hpp"

namespace allting::proposals {

constexpr db::Sql select_whole = "SELECT webp FROM pictures WHERE organisation_id = ? AND id = ?";
constexpr db::Sql select_small = "SELECT thumbnail_webp FROM pictures WHERE organisation_id = ? AND id = ?";

std::optional<std::string> find_picture(db::Connection& connection, OrganisationId organisation, PictureId id, PictureSize size) {
    auto rows = connection.query(size == PictureSize::whole ? select_whole : select_small, organisation, id);
    if (!rows.next()) return std::nullopt;
    return rows.get<std::string>(0);
}

constexpr db::Sql select_description = "SELECT description FROM pictures WHERE organisation_id = ? AND id = ?";

std::string find_picture_description(db::Connection& connection, OrganisationId organisation, PictureId id) {
    auto rows = connection.query(select_description, organisation, id);
    return rows.next() ? rows.get<std::string>(0) : "";
}

constexpr db::Sql select_uses = "SELECT state, author_id FROM proposals WHERE organisation_id = ? AND picture_id = ?";

std::optional<PersonId> find_only_viewer(db::Connection& connection, OrganisationId organisation, PictureId id) {
    std::optional<PersonId> viewer;
    auto rows = connection.query(select_uses, organisation, id);
    while (rows.next()) {
        if (rows.get<std::string_view>(0) != "draft") return std::nullopt;
        viewer = rows.get<PersonId>(1);
    }
    return viewer;
}

constexpr db::Sql insert_picture_row = R"(
    INSERT INTO pictures (organisation_id, id, webp, thumbnail_webp, width, height, description, added_by, added_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))";

void insert_picture(db::Transaction& tx, OrganisationId organisation, PictureId id, const images::Picture& picture,
                    std::string_view description, PersonId added_by, Instant now) {
    tx.execute_sql(insert_picture_row, organisation, id, db::Value::blob(picture.webp), db::Value::blob(picture.thumbnail_webp),
                   picture.width, picture.height, description, added_by, now);
}

constexpr db::Sql update_description = "UPDATE pictures SET description = ? WHERE organisation_id = ? AND id = ?";

void update_picture_description(db::Transaction& tx, OrganisationId organisation, PictureId id, std::string_view description) {
    tx.execute_sql(update_description, description, organisation, id);
}

constexpr db::Sql delete_picture_row = "DELETE FROM pictures WHERE organisation_id = ? AND id = ?";

void delete_picture(db::Transaction& tx, OrganisationId organisation, PictureId id) {
    if (id) tx.execute_sql(delete_picture_row, organisation, id);
}

PictureId add_picture(db::Transaction& tx, OrganisationId organisation, const images::Picture& picture, std::string_view description,
                      PersonId added_by, Instant now) {
    const auto id = db::take_id<PictureId>(tx, organisation, "picture");
    insert_picture(tx, organisation, id, picture, description, added_by, now);
    return id;
}

}  // namespace allting::proposals
