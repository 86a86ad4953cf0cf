#include "electorate/register_form.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::electorate {

Result<RegisterForm> read_register_form(const http::Input& input) {
    http::FormReader reader(input);
    RegisterForm form;
    const auto kind = register_kind_from_word(reader.choice("kind", {"municipal", "pupils", "tenants"}, http::Need::required));
    form.letters = reader.checked("letters");
    const http::UploadedFile* file = input.file("file");
    if (file == nullptr || file->bytes.empty()) reader.refuse("file", "required", "electorate.file.required");
    if (!reader.ok()) return reader.error();
    form.kind = *kind;
    form.bytes = file->bytes;
    return form;
}

EntrySearch read_search(const http::Input& query) {
    EntrySearch search;
    search.text = shorten(query.text("text"), 80);
    search.group = query.text("group");
    search.area = AreaId{std::max<std::int64_t>(0, integer_from_text(query.text("area")).value_or(0))};
    search.gone = query.text("gone") == "yes";
    search.page = std::clamp<std::int64_t>(integer_from_text(query.text("page")).value_or(1), 1, 1'000'000);
    return search;
}

}  // namespace allting::electorate
