#include "electorate/letter.hpp"

#include "core/text.hpp"

namespace allting::electorate {
namespace {

/// "https://budget.lindvalla.se" → "budget.lindvalla.se/vote": what a person types.
std::string typed_address(std::string_view base_url) {
    const auto scheme = base_url.find("://");
    return std::string(scheme == std::string_view::npos ? base_url : base_url.substr(scheme + 3)) + "/vote";
}

print::Section section_in(const i18n::Translator& t, const LetterContext& context, PrintKind kind) {
    const auto* vote = context.process.phase(processes::PhaseKind::vote);
    const std::string title = context.process.text_in(t.language()).title;
    const std::string address = typed_address(context.base_url);
    print::Section section{.language = std::string(t.language()), .right_to_left = t.direction() == "rtl", .heading = {}, .paragraphs = {}};
    if (kind == PrintKind::slips) {
        section.paragraphs.push_back(t("electorate.sheet_how", {{"title", title}, {"address", address}}));
        return section;
    }
    section.heading = t("electorate.letter_heading", {{"title", title}});
    section.paragraphs.push_back(t("electorate.letter_how", {{"address", address}}));
    if (vote) section.paragraphs.push_back(t("electorate.letter_until", {{"from", t.weekday_time(vote->opens)}, {"until", t.weekday_time(vote->closes)}}));
    section.paragraphs.emplace_back(t("electorate.letter_paper"));
    section.paragraphs.emplace_back(t("electorate.letter_secret"));
    return section;
}

/// Of somebody with protected identity whose address the list does not have, the agency that has it sends the letter on.
std::vector<std::string> envelope_lines(const i18n::Translator& t, const Addressed& voter) {
    const Addressee& to = voter.to;
    std::vector<std::string> lines{to.name};
    for (const auto line : split(to.address, '\n'))
        if (!trim(line).empty()) lines.emplace_back(trim(line));
    if (voter.entry.protected_identity && lines.size() == 1) lines.emplace_back(t("electorate.letter_forwarded"));
    return lines;
}

}  // namespace

std::string qr_text(std::string_view base_url, std::string_view code) { return std::string(base_url) + "/vote#" + std::string(code); }

print::PrintJob print_job(const i18n::Languages& languages, const LetterContext& context, PrintKind kind, const std::vector<Addressed>& voters) {
    const auto& swedish = languages.get("sv");
    print::PrintJob job{.title = context.process.text_in("sv").title, .sender = context.sender, .sender_lines = context.sender_lines,
                        .code_label = std::string(swedish("electorate.letter_code")), .sections = {}, .letters = {}, .sheets = {}};
    job.sections.push_back(section_in(swedish, context, kind));
    for (const std::string& language : context.process.languages) {
        if (language == "sv" || !languages.has(language)) continue;
        job.sections.push_back(section_in(languages.get(language), context, kind));
        job.code_label += " · " + std::string(languages.get(language)("electorate.letter_code"));
    }
    for (const Addressed& voter : voters) {
        const std::string code = code_for_people(voter.code), qr = qr_text(context.base_url, voter.code);
        if (kind != PrintKind::slips) {
            job.letters.push_back({.address = envelope_lines(swedish, voter), .code = code, .qr = qr});
            continue;
        }
        if (job.sheets.empty() || job.sheets.back().title != voter.entry.group) job.sheets.push_back({.title = voter.entry.group, .slips = {}});
        job.sheets.back().slips.push_back({.name = voter.to.name, .code = code, .qr = qr});
    }
    return job;
}

}  // namespace allting::electorate
