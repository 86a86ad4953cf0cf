#include "app/security_page.hpp"

#include <vector>

#include "platform/html/html.hpp"
#include "platform/page/components.hpp"
#include "processes/process_view.hpp"

namespace allting::app {
namespace {

using i18n::Key;
using i18n::Translator;
using processes::PhaseKind;
using processes::Process;

struct Part {
    std::string_view id;
    std::string heading;
    std::vector<std::string> paragraphs;
};

/// What happens when, as far as the plan knows it.
Part times_of(const Translator& t, const SecurityView& view) {
    Part part{"when", std::string(t("security.when_heading")), {}};
    const processes::Phase* const vote = view.process.phase(PhaseKind::vote);
    if (vote == nullptr) {
        part.paragraphs.emplace_back(t("security.when_no_vote"));
        return part;
    }
    const Instant challenges_end = vote->closes + days(view.process.challenge_days);
    part.paragraphs = {t("security.when_open", {{"opens", t.date_time(vote->opens)}, {"closes", t.date_time(vote->closes)}}),
                       t("security.when_challenge", {{"days", view.process.challenge_days}, {"until", t.date_time(challenges_end)}}),
                       std::string(t(view.is_final ? Key("security.when_final") : Key("security.when_final_later")))};
    return part;
}

/// How the right to vote is proven: each way of the plan, its weakness, and what is done about it.
Part right_of(const Translator& t, const SecurityView& view) {
    const Process& process = view.process;
    Part part{"right", std::string(t("security.right_heading")),
              {t("security.right_stated", {{"relations", processes::relations_text(t, process)}}),
               std::string(t(process.standing == processes::Standing::promised ? Key("processes.standing.promised_help") : Key("processes.standing.advisory_help")))}};
    // Once the vote has begun only the ways that are open in it matter; before, also what one of them lacks.
    const processes::WaySet told = view.has_record ? process.ways.open_with(view.means.has_register) : process.ways;
    for (const processes::Way way : told.list()) {
        std::string text = std::string(processes::name_of(t, way)) + ".";
        for (const std::string_view what : {"proves", "weakness", "done"}) (text += ' ') += processes::way_text(t, what, way);
        for (const processes::WayLack& lack : processes::lacks_of({way}, view.means)) (text += ' ') += t(Key::at_run_time(lack.text_key));
        part.paragraphs.push_back(std::move(text));
    }
    part.paragraphs.emplace_back(t("security.right_weakness"));
    return part;
}

Part publication_of(const Translator& t, const Process& process) {
    const bool open = process.publication == processes::Publication::open;
    if (!open) return {"publication", std::string(t("security.publication_heading")), {std::string(t("security.publication_sealed"))}};
    return {"publication", std::string(t("security.publication_heading")),
            {t("security.publication_open", {{"least", processes::open_min}}), std::string(t("security.publication_pattern"))}};
}

Part part_of(const Translator& t, std::string_view id, std::initializer_list<std::string_view> names) {
    Part part{id, std::string(t(Key::at_run_time("security." + std::string(id) + "_heading"))), {}};
    for (const std::string_view name : names) part.paragraphs.emplace_back(t(Key::at_run_time("security." + std::string(id) + "_" + std::string(name))));
    return part;
}

std::vector<Part> parts_of(const Translator& t, const SecurityView& view) {
    std::vector<Part> parts{part_of(t, "promise", {"one", "secret", "kept", "check"}),
                            right_of(t, view),
                            part_of(t, "roll", {"who", "when", "until"}),
                            publication_of(t, view.process),
                            part_of(t, "keys", {"box", "log", "scrutineers", "master"}),
                            part_of(t, "not", {"device", "coercion", "operator", "network"}),
                            times_of(t, view),
                            part_of(t, "check", {"receipt", "record", "bundle"}),
                            part_of(t, "watch", {"alerts", "addresses"}),
                            part_of(t, "complain", {"who", "decision"}),
                            part_of(t, "limits", {"roll", "disk", "postgresql", "audit"})};
    if (!view.contact.empty()) parts[9].paragraphs.push_back(view.contact);
    return parts;
}

}  // namespace

std::string security_page(const page::Frame& frame, const SecurityView& view) {
    const auto& t = *frame.t;
    const std::string here = processes::address_of(view.process.id);
    const page::Options options{.title = std::string(t("security.title")), .description = std::string(t("security.lead")),
                                .crumbs = {{here, view.process.text_in(t.language()).title}}};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
)">(out, t("security.title"), t("security.lead"));
        for (const Part& part : parts_of(t, view)) {
            html::write_open<R"(<section aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
)">(out, part.id, part.id, part.heading);
            for (const std::string& paragraph : part.paragraphs) html::write<"<p>{}</p>\n">(out, paragraph);
            if (part.id == "check")
                html::write<R"(<ul><li><a href="/receipts">{}</a></li>{}<li><a href="{}/plan">{}</a></li></ul>
)">(out, t("security.to_receipts"), [&](html::Out& o) {
                    if (view.has_record) html::write<R"(<li><a href="{}/log">{}</a></li>)">(o, here, t("security.to_log"));
                }, here, t("security.to_plan"));
            html::write_close<"</section>\n">(out);
        }
    });
}

json::Value security_json(const Translator& t, const SecurityView& view) {
    json::Array parts;
    for (const Part& part : parts_of(t, view)) {
        json::Array paragraphs;
        for (const std::string& paragraph : part.paragraphs) paragraphs.emplace_back(paragraph);
        parts.push_back(json::Object{{"id", part.id}, {"heading", part.heading}, {"text", std::move(paragraphs)}});
    }
    json::Array ways;
    for (const processes::Way way : view.process.ways.list()) ways.emplace_back(processes::word_of(way));
    return json::Object{{"process", view.process.id}, {"scheme", "T0"}, {"ways", std::move(ways)}, {"standing", processes::word_of(view.process.standing)}, {"publication", processes::word_of(view.process.publication)},
                        {"challenge_days", view.process.challenge_days}, {"final", view.is_final}, {"parts", std::move(parts)}};
}

}  // namespace allting::app
