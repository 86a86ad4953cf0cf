#include "platform/page/components.hpp"
#include "platform/page/heading.hpp"
#include "platform/page/static_files.hpp"
#include "platform/page/tone.hpp"

namespace allting::page {

void chip(html::Out& out, std::string_view text, Tone tone) {
    html::write<R"(<span class="chip {}"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false"><path d="{}"/></svg>{}</span>
)">(out, word_of(tone), shape_of(tone), text);
}

void picture(html::Out& out, const Picture& picture) {
    const bool drawn = picture.address.empty();
    if (drawn && picture.drawing.empty()) return;
    html::write<R"(<img class="picture{}" src="{}" alt="{}" width="480" height="300" {} decoding="async">)">(
        out, drawn ? " drawn" : "", drawn ? drawing_address(picture.drawing) : std::string_view(picture.address), picture.description,
        html::attribute("loading", picture.first_on_page ? "" : "lazy"));
}

/// The whole card leads to its address, but only the title is the link: one stop for the keyboard and for ears.
void card(html::Out& out, const Card& card) {
    html::write<R"(<article class="card">{}<div class="card-body">{}{}{}{}</div></article>
)">(out, [&](html::Out& o) { picture(o, {.address = card.picture, .drawing = card.drawing}); },
        html::when(!card.chip_text.empty(), [&](html::Out& o) { chip(o, card.chip_text, card.tone); }),
        [&](html::Out& o) {
            heading(o, card.heading_level, "card-title", [&](html::Out& title) {
                html::write<R"(<a href="{}" dir="auto">{}</a>)">(title, card.address, card.title);
            });
        },
        html::each(card.lines, [](html::Out& o, const std::string& line) { html::write<R"(<p class="card-line">{}</p>)">(o, line); }),
        html::when(!card.verb.empty(), [&](html::Out& o) { html::write<R"(<p class="card-verb">{}</p>)">(o, card.verb); }));
}

void card_list(html::Out& out, const std::vector<Card>& cards) {
    html::write<R"(<ul class="card-list">{}</ul>
)">(out, html::each(cards, [](html::Out& o, const Card& one) { html::write<"<li>{}</li>\n">(o, [&](html::Out& item) { card(item, one); }); }));
}

}  // namespace allting::page
