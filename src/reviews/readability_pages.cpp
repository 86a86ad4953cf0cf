#include "reviews/readability_pages.hpp"

#include "reviews/readability.hpp"

namespace allting::reviews {
namespace {

constexpr int bands_count = 5;

std::string_view band_name(const i18n::Translator& t, int band) { return t(i18n::Key::at_run_time("readability.band_" + std::to_string(band))); }

std::string advice_of(const i18n::Translator& t, const Readability& found) {
    std::string advice;
    if (found.words > answer_words_max) advice += t("readability.too_long");
    if (found.lix() > answer_lix_max) advice += std::string(advice.empty() ? "" : " ") + std::string(t("readability.too_hard"));
    return advice;
}

}  // namespace

void readability_part(html::Out& out, const page::Frame& frame, std::string_view fields, std::string_view text) {
    const auto& t = *frame.t;
    const Readability found = readability_of(text);
    std::string bands;
    for (int band = 0; band < bands_count; ++band) bands += (band == 0 ? "" : "|") + std::string(band_name(t, band));
    const auto said = [&](const std::string& words, const std::string& lix, std::string_view band) {
        return t("readability.said", {{"words", words}, {"max", std::to_string(answer_words_max)}, {"lix", lix}, {"band", std::string(band)}});
    };
    html::write<R"(<div class="readability" data-readability="{}" data-said="{}" data-bands="{}" data-words-max="{}" data-lix-max="{}" data-too-long="{}" data-too-hard="{}">
<p class="readability-said">{}</p>
<p class="readability-advice">{}</p>
</div>
)">(out, fields, said("{words}", "{lix}", "{band}"), bands, answer_words_max, answer_lix_max, t("readability.too_long"), t("readability.too_hard"),
        said(std::to_string(found.words), std::to_string(found.lix()), band_name(t, band_of(found.lix()))), advice_of(t, found));
}

bool is_look(const http::Input& input) { return input.text("look") == "yes" || input.text("look") == "true"; }

void look_button(html::Out& out, const page::Frame& frame) {
    page::forms::button(out, (*frame.t)("readability.look"), page::forms::ButtonKind::second, "look", "yes");
}

bool is_looked_at(const page::Typed& typed) { return typed.input != nullptr && typed.error == nullptr && is_look(*typed.input); }

}  // namespace allting::reviews
