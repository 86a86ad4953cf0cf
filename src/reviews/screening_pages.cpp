#include "reviews/screening_pages.hpp"

#include "core/limits.hpp"
#include "proposals/proposal_view.hpp"
#include "reviews/case_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

void fault_boxes(html::Out& out, const page::Frame& frame, const Typed& typed, std::string_view legend, std::span<const std::string_view> faults) {
    const auto& t = *frame.t;
    html::write<R"(<fieldset><legend>{}</legend>{}</fieldset>
)">(out, legend, html::each(faults, [&](html::Out& o, std::string_view fault) {
        forms::checkbox(o, frame, typed, {.name = "fault[" + std::string(fault) + "]",
                                          .label = std::string(t(i18n::Key::at_run_time("screening.fault." + std::string(fault)))), .required = false});
    }));
}

void similar_part(html::Out& out, const page::Frame& frame, const ScreeningView& view, const Typed& typed) {
    if (view.similar.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<fieldset><legend>{}</legend><ul>{}</ul>{}</fieldset>
)">(out, t("screening.similar"), html::each(view.similar, [&](html::Out& o, const proposals::SimilarLine& line) {
            html::write<R"(<li><a href="{}" dir="auto">{}</a> ({}){}</li>)">(o, proposals::address_of(line.id), line.title, proposals::name_of(t, line.state),
                                                                           html::when(line.opposite, [&](html::Out& more) { html::write<" {}">(more, t("screening.opposite")); }));
        }), [&](html::Out& o) {
            forms::checkbox(o, frame, typed, {.name = "like_another", .label = std::string(t("screening.like_another")),
                                              .help = std::string(t("screening.like_another_help")), .required = false});
        });
}

}  // namespace

std::string screening_page(const page::Frame& frame, const ScreeningView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const std::string here = "/cases/" + std::to_string(view.of.of.id.value);
    const bool asks_only = view.of.proposal.state != proposals::State::received;
    const std::string_view title = asks_only ? t("screening.title_again") : t("screening.title");
    const page::Options options{.title = std::string(title),
                                .crumbs = {{.address = "/reviews", .text = std::string(t("reviews.inbox"))},
                                           {.address = here, .text = proposals::number_of(view.of.proposal.id)},
                                           {.address = {}, .text = std::string(title)}},
                                .wide = true,
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, title, asks_only ? t("screening.lead_again") : t("screening.lead"));
        forms::error_summary(out, frame, typed);
        html::write<R"(<h2 lang="{}" dir="auto">{}</h2>
<div class="columns"><div>{}</div><div>{}</div></div>
)">(out, view.of.proposal.language, view.of.proposal.wording.title, [&](html::Out& o) { proposal_panel(o, frame, view.of); }, [&](html::Out& o) {
            forms::open(o, frame, {.action = here + "/screening", .draft = "screening-" + std::to_string(view.of.of.id.value)});
            forms::hidden(o, "version", std::to_string(view.of.of.version));
            fault_boxes(o, frame, typed, t("screening.faults"), fault_words);
            forms::text(o, frame, typed, {.name = "mend", .label = std::string(t("screening.mend")), .help = std::string(t("screening.mend_help")),
                                          .required = false, .characters_max = limits::reason_characters_max}, 4);
            similar_part(o, frame, view, typed);
            fault_boxes(o, frame, typed, t("screening.final_faults"), final_fault_words);
            forms::button(o, asks_only ? t("screening.ask") : t("screening.done"));
            forms::close(o);
        });
    });
}

}  // namespace allting::reviews
