// Puts public texts into the index and takes them out. Knows nothing of where they come from.
#pragma once
#include <span>

#include "platform/db/database.hpp"
#include "search/document.hpp"

namespace allting::search {

/// Each in the place of an earlier one of its kind and subject.
void put_documents(db::Transaction& tx, OrganisationId organisation, std::span<const Document> documents);
/// Nothing happens when there is none.
void remove_document(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::int64_t subject);

}  // namespace allting::search
