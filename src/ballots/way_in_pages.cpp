// Where a code is typed in, and what stands in the booth of somebody who came with one.
#include "ballots/ballot_pages.hpp"
#include "ballots/page_parts.hpp"
#include "platform/page/forms.hpp"

namespace allting::ballots {

namespace {

namespace forms = page::forms;

void sending_part(html::Out& out, const page::Frame& frame, const std::vector<processes::Process>& sending) {
    if (sending.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<h2>{}</h2>
<ul class="plain-list">{}</ul>
)">(out, t("ballots.way_in_sending"), html::each(sending, [&](html::Out& o, const processes::Process& process) {
        html::write<R"(<li><a href="{}" dir="auto">{}</a></li>)">(o, address_of_ways(process.id), process.text_in(t.language()).title);
    }));
}

}  // namespace

std::string way_in_page(const page::Frame& frame, const page::Typed& typed, const std::vector<processes::Process>& sending) {
    const auto& t = *frame.t;
    const page::Options options{.title = std::string(t("ballots.way_in_heading")), .focused = true, .back = {.address = "/", .text = std::string(t("ballots.way_in_back"))}};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("ballots.way_in_heading"), t("ballots.way_in_lead"));
        forms::open(out, frame, {.action = "/vote", .id = "code-form"});
        forms::line(out, frame, typed, {.name = "code", .label = std::string(t("ballots.code")), .help = std::string(t("ballots.code_help")),
                                        .characters_max = 40, .autocomplete = "off"});
        forms::button(out, t("ballots.code_open"));
        forms::close(out);
        sending_part(out, frame, sending);
        html::write<R"(<h2>{}</h2>
<p>{}</p>
<p><a href="{}">{}</a></p>
)">(out, t("ballots.way_in_help_heading"), t("ballots.way_in_help"), page::sign_in_address, t("ballots.way_in_account"));
    });
}

void pass_note(html::Out& out, const page::Frame& frame) {
    const auto& t = *frame.t;
    html::write<R"(<section aria-labelledby="pass-heading"><h2 id="pass-heading">{}</h2><p>{}</p>
{}</section>
)">(out, t("ballots.pass_heading"), t("ballots.pass_lead"), [&](html::Out& o) {
        forms::open(o, frame, {.action = "/vote/end"});
        forms::button(o, t("ballots.pass_end"), forms::ButtonKind::second);
        forms::close(o);
    });
}

}  // namespace allting::ballots
