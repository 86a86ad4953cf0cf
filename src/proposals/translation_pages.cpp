#include "proposals/translation_pages.hpp"

#include "core/limits.hpp"
#include "platform/page/components.hpp"

namespace allting::proposals {
namespace {

namespace forms = page::forms;

std::string sentence_of(const i18n::Translator& t, const ProposalView& view, const Translation& translation) {
    std::string said = t(i18n::Key::at_run_time("translations.made." + std::string(word_of(translation.made))), {{"at", t.date(translation.made_at)}});
    said += " " + std::string(t(is_old(translation, view.proposal) ? i18n::Key("translations.is_old") : i18n::Key("translations.original_counts")));
    return said;
}

void translation_item(html::Out& out, const page::Frame& frame, const ProposalView& view, const ShownTranslation& shown) {
    const auto& t = *frame.t;
    const Translation& translation = shown.translation;
    const bool is_wanted = translation.language == t.language();
    html::write<R"(<details {}><summary>{}: <span lang="{}" dir="auto">{}</span></summary>
<p class="hint">{}</p><div lang="{}" dir="auto"><p><strong>{}</strong></p>{}</div>{}</details>
)">(out, html::flag("open", is_wanted), shown.name, translation.language, translation.title, sentence_of(t, view, translation), translation.language,
        translation.title, [&](html::Out& o) { page::written_text(o, translation.body); },
        html::when(view.may_translate, [&](html::Out& o) {
            html::write<R"(<p><a href="{}/translations/new?language={}">{}</a></p>)">(o, address_of(view.proposal.id), translation.language,
                                                                                     t("translations.change", {{"language", shown.name}}));
        }));
}

}  // namespace

void translations_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    if (view.translations.empty() && !view.may_translate) return;
    const auto& t = *frame.t;
    html::write<R"(<section id="translations" aria-labelledby="translations-heading"><h2 id="translations-heading">{}</h2>
{}{}</section>
)">(out, t("translations.heading"), html::each(view.translations, [&](html::Out& o, const ShownTranslation& shown) { translation_item(o, frame, view, shown); }),
        html::when(view.may_translate, [&](html::Out& o) {
            page::link_button(o, t("translations.translate"), address_of(view.proposal.id) + "/translations/new", false);
        }));
}

std::string translating_page(const page::Frame& frame, const TranslatingView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const Proposal& p = view.proposal;
    const std::string process = "/processes/" + std::to_string(p.process.value), action = address_of(p.id) + "/translations";
    page::Options options{.title = std::string(t("translations.translate"))};
    options.crumbs = {{process, view.process_title}, {process + "/proposals", std::string(t("proposals.list_title"))}, {address_of(p.id), p.wording.title}};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1><p>{}</p>
<section aria-label="{}"><div lang="{}" dir="auto"><p><strong>{}</strong></p>{}</div></section>
)">(out, t("translations.translate"), t("translations.lead"), t("translations.original"), p.language, p.wording.title,
            [&](html::Out& o) { page::written_text(o, p.wording.body); });
        forms::open(out, frame, {.action = action, .draft = "translation-" + std::to_string(p.id.value), .asks_before_leaving = true});
        std::vector<forms::Choice> languages;
        for (const LanguageName& each : view.languages) languages.push_back({each.code, each.name, {}, each.code == view.now.language});
        forms::select(out, frame, typed, {.name = "language", .label = std::string(t("translations.language_label"))}, languages);
        forms::line(out, frame, typed, {.name = "title", .label = std::string(t("translations.title_label")), .value = view.now.title, .characters_max = limits::title_characters_max});
        forms::text(out, frame, typed, {.name = "body", .label = std::string(t("translations.body_label")), .help = std::string(t("translations.body_help")), .value = view.now.body, .characters_max = limits::text_characters_max}, 8);
        std::vector<forms::Choice> ways;
        for (const Made made : made_ways) {
            const std::string word(word_of(made));
            ways.push_back({word, std::string(t(i18n::Key::at_run_time("translations.choice." + word))), {}, made == view.now.made});
        }
        forms::radios(out, frame, typed, {.name = "made", .label = std::string(t("translations.made_label")), .help = std::string(t("translations.made_help"))}, ways);
        forms::button(out, t("form.save"));
        forms::close(out);
        if (view.is_there) {
            forms::open(out, frame, {.action = action + "/removal"});
            forms::hidden(out, "language", view.now.language);
            forms::button(out, t("translations.remove"), forms::ButtonKind::danger);
            forms::close(out);
        }
        page::link_button(out, t("form.cancel"), address_of(p.id), false);
    });
}

}  // namespace allting::proposals
