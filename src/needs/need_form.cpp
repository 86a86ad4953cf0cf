#include "needs/need_form.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "platform/http/form.hpp"
#include "reviews/merger_form.hpp"

namespace allting::needs {

using http::FormReader;

Result<NeedForm> read_need_form(const http::Input& input) {
    FormReader form(input);
    NeedForm read{.proposals = reviews::read_numbers(form.line("proposals", {.characters_min = 1, .characters_max = limits::line_characters_max})),
                  .need = form.id<NeedId>("need", http::Need::optional)};
    if (!read.need) {
        read.title = form.line("title", {.characters_min = 5, .characters_max = limits::title_characters_max});
        read.description = form.text("description", {.characters_min = 10, .characters_max = limits::comment_characters_max});
        read.area = form.id<AreaId>("area", http::Need::optional);
        read.department = form.id<DepartmentId>("department", http::Need::optional);
        read.people = form.line("people", {.characters_min = 1, .characters_max = limits::name_characters_max});
        if (std::ranges::find(people_words, read.people) == people_words.end()) form.refuse("people", "not_a_choice", "form.not_a_choice");
    }
    if (!form.ok()) return form.error();
    return read;
}

Result<ReportForm> read_report_form(const http::Input& input, std::string_view zone) {
    FormReader form(input);
    const std::string kind = form.choice("kind", {"taken", "progress", "met", "set_aside", "returned", "opened_again"}, http::Need::required);
    ReportForm read{.kind = report_kind_from_word(kind).value_or(ReportKind::progress),
                    .text = form.text("report", {.characters_min = 10, .characters_max = limits::comment_characters_max}),
                    .version = form.number("version", {.least = 1}, http::Need::required).value_or(0)};
    if (read.kind == ReportKind::taken || read.kind == ReportKind::progress) read.promised_at = form.local_instant("promised", zone, http::Need::required);
    if (!form.ok()) return form.error();
    return read;
}

Result<ProposalId> read_removal_form(const http::Input& input) {
    FormReader form(input);
    const auto proposal = form.id<ProposalId>("proposal", http::Need::required);
    if (!form.ok()) return form.error();
    return proposal;
}

}  // namespace allting::needs
