#include <algorithm>

#include "processes/process_store.hpp"
#include "proposals/proposal_json.hpp"
#include "proposals/proposal_routes.hpp"
#include "proposals/reading.hpp"
#include "proposals/translation_actions.hpp"
#include "proposals/translation_form.hpp"
#include "proposals/translation_pages.hpp"
#include "proposals/translation_store.hpp"

namespace allting::proposals {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

ProposalId id_of(const Visit& visit) { return visit.request.path_id<ProposalId>("id"); }

/// The form for the language that the query names, else for the first that has no translation yet: Swedish before the others.
Result<TranslatingView> translating_view(const Visit& visit, std::string_view wanted) {
    TRY(const auto shown, read_proposal(visit, id_of(visit)));
    TranslatingView view{.proposal = shown.proposal, .process_title = shown.process.text_in(visit.t.language()).title, .languages = language_names(visit), .now = {}};
    std::erase_if(view.languages, [&](const LanguageName& each) { return each.code == shown.proposal.language; });
    const auto translation_in = [&](std::string_view language) {
        return std::ranges::find(shown.translations, language, [](const ShownTranslation& one) -> const std::string& { return one.translation.language; });
    };
    for (const LanguageName& each : view.languages)
        if (view.now.language.empty() && (wanted.empty() ? translation_in(each.code) == shown.translations.end() : each.code == wanted)) view.now.language = each.code;
    const auto there = translation_in(view.now.language);
    view.is_there = there != shown.translations.end();
    if (view.is_there) view.now = there->translation;
    return view;
}

Result<http::Response> show_form(Visit& visit) {
    TRY(const auto view, translating_view(visit, visit.request.query.text("language")));
    return visit.answer([&](const page::Frame& f) { return translating_page(f, view, {}); }, [&] { return translation_json(view.now); });
}

Result<http::Response> translate(Visit& visit) {
    const auto written = [&]() -> Result<Translation> {
        const auto codes = visit.site.languages.codes();
        TRY(const auto typed, read_translation(visit.input(), codes));
        return visit.database.write([&](db::Transaction& tx) { return translate_proposal(tx, visit.visitor, id_of(visit), typed, visit.now); });
    }();
    if (!written) {
        TRY(const auto view, translating_view(visit, visit.input().text("language")));
        return visit.form_again(written.error(), [&](const page::Frame& f, const page::Typed& typed) { return translating_page(f, view, typed); });
    }
    auto response = visit.done(address_of(id_of(visit)) + "#translations", [&] { return translation_json(written.value()); }, 201);
    visit.say_next(response, "translations.stored");
    return response;
}

Result<http::Response> remove(Visit& visit) {
    TRY_DO(visit.database.write([&](db::Transaction& tx) {
        return remove_translation(tx, visit.visitor, id_of(visit), visit.input().text("language"), visit.now);
    }));
    auto response = visit.done(address_of(id_of(visit)) + "#translations", [] { return json::Value(json::Object{}); });
    visit.say_next(response, "translations.removed");
    return response;
}

constexpr people::FieldSpec translation_fields[] = {
    {"language", FieldType::choice, true, "The language of the translation, one that the program speaks"},
    {"title", FieldType::line, true, "The title in that language"},
    {"body", FieldType::text, true, "The text, or a summary of it"},
    {"made", FieldType::choice, true, "by_person, machine_checked or by_machine; the last stays off the ballot"},
};
constexpr people::FieldSpec removal_fields[] = {{"language", FieldType::choice, true, "Which one"}};

constexpr people::Route table[] = {
    {http::Method::get, "/proposals/{id}/translations/new", Permission::enter_for_others, show_form, "The form for translating an idea; query: language"},
    {http::Method::post, "/proposals/{id}/translations", Permission::enter_for_others, translate, "Stores a translation in place of an earlier one", translation_fields},
    {http::Method::post, "/proposals/{id}/translations/removal", Permission::enter_for_others, remove, "Takes a translation away", removal_fields},
};

}  // namespace

std::span<const people::Route> translation_routes() { return table; }

}  // namespace allting::proposals
