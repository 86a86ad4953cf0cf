#include "proposals/translation_form.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::proposals {

Result<Translation> read_translation(const http::Input& input, std::span<const std::string_view> languages) {
    http::FormReader form(input);
    Translation translation;
    translation.language = form.line("language", {2, 3});
    if (form.ok() && std::ranges::find(languages, translation.language) == languages.end())
        form.refuse("language", "unknown_language", "translations.refused.unknown_language");
    translation.title = form.line("title", {3, limits::title_characters_max});
    translation.body = form.text("body", {3, limits::text_characters_max});
    translation.made = made_from_word(form.choice("made", {"by_person", "machine_checked", "by_machine"}, http::Need::required)).value_or(Made::by_machine);
    if (!form.ok()) return form.error();
    return translation;
}

}  // namespace allting::proposals
