// Pictures as rows: of proposals, and of whatever else shows one.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/db/database.hpp"
#include "platform/images/picture.hpp"

namespace allting::proposals {

enum class PictureSize { whole, small };
/// WebP bytes.
std::optional<std::string> find_picture(db::Connection& connection, OrganisationId organisation, PictureId id, PictureSize size);
/// The text for those who do not see it; "" when there is no such picture.
std::string find_picture_description(db::Connection& connection, OrganisationId organisation, PictureId id);
/// The one person who may see a picture that only a draft uses; nothing when everybody may.
std::optional<PersonId> find_only_viewer(db::Connection& connection, OrganisationId organisation, PictureId id);

void insert_picture(db::Transaction& tx, OrganisationId organisation, PictureId id, const images::Picture& picture,
                    std::string_view description, PersonId added_by, Instant now);
/// Numbers and stores a picture that is no draft's: a process's, a delivery's.
PictureId add_picture(db::Transaction& tx, OrganisationId organisation, const images::Picture& picture, std::string_view description,
                      PersonId added_by, Instant now);
void update_picture_description(db::Transaction& tx, OrganisationId organisation, PictureId id, std::string_view description);
/// Nothing when `id` is none.
void delete_picture(db::Transaction& tx, OrganisationId organisation, PictureId id);

}  // namespace allting::proposals
