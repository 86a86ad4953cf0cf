#include "proposals/chain.hpp"

namespace allting::proposals {
namespace {

std::string text_of(const i18n::Translator& t, const ChainStep& step) {
    return t(i18n::Key::at_run_time("chain." + step.word), {{"title", step.title}, {"count", step.count}});
}

bool leads_here(const page::Frame& frame, const ChainStep& step) { return step.address == frame.path; }

}  // namespace

void chain_part(html::Out& out, const page::Frame& frame, const std::vector<ChainStep>& steps) {
    if (steps.size() < 2) return;
    const auto& t = *frame.t;
    html::write<R"(<section id="story" class="panel" aria-labelledby="story-heading"><h2 id="story-heading">{}</h2><ol class="steps-taken">{}</ol></section>
)">(out, t("chain.heading"), html::each(steps, [&](html::Out& o, const ChainStep& step) {
            const bool here = leads_here(frame, step);
            html::write<R"(<li>{} <span class="when">{}</span>{}</li>
)">(o, [&](html::Out& link) {
                    if (here) html::write<R"(<strong dir="auto">{}</strong>)">(link, text_of(t, step));
                    else html::write<R"(<a href="{}" dir="auto">{}</a>)">(link, step.address, text_of(t, step));
                }, step.at ? t.date(*step.at) : std::string(), html::when(here, [&](html::Out& o2) { html::write<R"( <span class="meta">{}</span>)">(o2, t("chain.here")); }));
        }));
}

json::Array chain_json(const std::vector<ChainStep>& steps) {
    json::Array array;
    for (const ChainStep& step : steps)
        array.push_back(json::Object{{"step", step.word}, {"at", step.at}, {"path", step.address}, {"title", step.title}, {"count", step.count}});
    return array;
}

}  // namespace allting::proposals
