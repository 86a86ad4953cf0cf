#include "proposals/reading.hpp"

#include <algorithm>

#include "algorithms/similarity/similar_texts.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"
#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/card_hints.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/translation_store.hpp"

namespace allting::proposals {
namespace {

using people::Permission;
using people::Visit;

Error not_found() { return refuse(ErrorKind::not_found, "not_found", "proposals.refused.not_found"); }

Filters filters_of(const http::Input& query) {
    Filters filters;
    filters.text = query.text("text");
    filters.pot = PotId{integer_from_text(query.text("pot")).value_or(0)};
    if (std::ranges::find(category_words, query.text("category")) != category_words.end()) filters.category = query.text("category");
    filters.state = state_from_word(query.text("state"));
    if (filters.state == State::draft) filters.state.reset();
    return filters;
}

/// Every word that was asked for stands in the idea, in some inflection or at the beginning of a longer word.
bool holds_words(const ProposalLine& line, const std::vector<std::string>& wanted) {
    if (wanted.empty()) return true;
    const auto stems = similarity::stems_of(line.title + " " + line.body + " " + line.place, line.language);
    return std::ranges::all_of(wanted, [&](const std::string& stem) {
        return std::ranges::any_of(stems, [&](const std::string& word) { return word.starts_with(stem); });
    });
}

void keep_matching(std::vector<ProposalLine>& lines, const Filters& filters) {
    const ProposalId number = proposal_from_number(filters.text);
    const auto wanted = number ? std::vector<std::string>{} : similarity::stems_of(filters.text, "sv");
    std::erase_if(lines, [&](const ProposalLine& line) {
        return (number && line.id != number) || (filters.pot && line.pot != filters.pot) || (filters.state && line.state != *filters.state) ||
               (!filters.category.empty() && line.category != filters.category) || !holds_words(line, wanted);
    });
}

void cut_to_page(ListView& view, std::int64_t wanted) {
    const auto rows = std::int64_t(limits::page_rows);
    view.count = std::int64_t(view.lines.size());
    view.pages = std::max<std::int64_t>(1, (view.count + rows - 1) / rows);
    view.page = std::clamp<std::int64_t>(wanted, 1, view.pages);
    const auto first = std::size_t((view.page - 1) * rows), last = std::min(view.lines.size(), first + std::size_t(rows));
    view.lines = {std::make_move_iterator(view.lines.begin() + std::ptrdiff_t(first)), std::make_move_iterator(view.lines.begin() + std::ptrdiff_t(last))};
}

void add_translations(const Visit& visit, db::Connection& connection, ProposalView& view) {
    for (Translation& one : list_translations(connection, visit.visitor.organisation, view.proposal.id)) {
        const auto name = visit.site.languages.get(one.language)("language.name");
        view.translations.push_back({std::move(one), std::string(name)});
    }
    std::ranges::stable_partition(view.translations, [&](const ShownTranslation& one) { return one.translation.language == visit.t.language(); });
}

void say_what_may_be_done(const Visit& visit, ProposalView& view) {
    const Proposal& p = view.proposal;
    const bool writes = visit.visitor.may(Permission::write_idea), reviews = visit.visitor.may(Permission::review);
    const bool acts_for_others = p.channel != Channel::web && visit.visitor.may(Permission::enter_for_others);
    view.is_own = is_written_by(p, visit.visitor.person);
    const bool may_change = view.is_own || acts_for_others;
    view.may_edit = may_change && check_edit(p, view.process, visit.now).ok();
    view.may_withdraw = may_change && check_withdrawal(p).ok();
    view.may_comment = writes;
    view.may_translate = visit.visitor.may(Permission::enter_for_others);
    view.may_hide = visit.visitor.may(Permission::design_process);
    view.supports_shown = !(reviews && takes_supports(p.state));  // an answer must not follow the crowd
    view.may_support = writes && !view.is_own && view.supports_shown && takes_supports(p.state);
}

}  // namespace

Result<processes::Process> read_process(const Visit& visit) {
    auto process = visit.database.read([&](db::Connection& c) {
        return processes::find_process(c, visit.visitor.organisation, visit.request.path_id<ProcessId>("id"));
    });
    if (!process || !process->published) return refuse(ErrorKind::not_found, "not_found", "proposals.refused.no_process");
    return std::move(*process);
}

std::vector<LanguageName> language_names(const Visit& visit) {
    std::vector<LanguageName> names;
    for (const auto code : visit.site.languages.codes()) names.push_back({std::string(code), std::string(visit.site.languages.get(code)("language.name"))});
    return names;
}

std::vector<page::MapArea> read_areas(const Visit& visit) {
    std::vector<page::MapArea> areas;
    for (const auto& area : visit.database.read([&](db::Connection& c) { return places::list_outlines(c, visit.visitor.organisation); })) {
        page::MapArea shown{.name = area.name, .outline = {}};
        for (const auto& corner : area.outline) shown.outline.push_back({corner.latitude, corner.longitude});
        if (!shown.outline.empty()) areas.push_back(std::move(shown));
    }
    return areas;
}

ListView read_list(const Visit& visit, const processes::Process* process) {
    ListView view{.process = process, .filters = filters_of(visit.request.query), .lines = {}, .points = {}, .areas = read_areas(visit)};
    view.lines = visit.database.read([&](db::Connection& c) {
        if (process) return list_lines(c, visit.visitor.organisation, process->id);
        std::vector<ProposalLine> all;
        for (const auto& one : processes::list_processes(c, visit.visitor.organisation))
            if (one.published) std::ranges::move(list_lines(c, visit.visitor.organisation, one.id), std::back_inserter(all));
        return all;
    });
    keep_matching(view.lines, view.filters);
    for (const ProposalLine& line : view.lines)
        if (line.latitude && line.longitude) view.points.push_back({{*line.latitude, *line.longitude}, line.title, address_of(line.id)});
    cut_to_page(view, integer_from_text(visit.request.query.text("page")).value_or(1));
    const bool ideas_are_open = process && process->is_open(processes::PhaseKind::ideas, visit.now);
    view.may_write = ideas_are_open;
    view.may_enter_for_others = ideas_are_open && visit.visitor.may(Permission::enter_for_others);
    view.may_merge = visit.visitor.may(people::Permission::design_process);
    view.supports_shown = !visit.visitor.may(Permission::review);
    view.tile_url = visit.site.tile_url;
    view.tile_attribution = visit.site.tile_attribution;
    return view;
}

Result<ProposalView> read_proposal(const Visit& visit, ProposalId id) {
    const auto organisation = visit.visitor.organisation;
    auto read = visit.database.read([&](db::Connection& c) -> Result<ProposalView> {
        auto proposal = find_proposal(c, organisation, id);
        if (!proposal || !may_be_seen_by(*proposal, visit.visitor.person)) return not_found();
        auto process = processes::find_process(c, organisation, proposal->process);
        if (!process) return not_found();
        ProposalView view{.proposal = std::move(*proposal), .process = std::move(*process), .picture_description = {}, .revisions = {},
                          .steps = {}, .comments = {}, .comment_key = {}, .more = {}, .areas = {}};
        view.picture_description = find_picture_description(c, organisation, view.proposal.picture);
        view.revisions = list_revisions(c, organisation, id);
        view.steps = list_steps(c, organisation, id);
        add_translations(visit, c, view);
        view.comments = list_comments(c, organisation, id);
        view.supports = count_supports(c, organisation, id);
        view.has_supported = has_supported(c, organisation, id, visit.visitor.person);
        if (extensions().more) view.more = extensions().more(visit, c, view.proposal);
        return view;
    });
    if (!read) return read;
    say_what_may_be_done(visit, read.value());
    read.value().comment_key = visit.new_request_key();
    read.value().areas = read_areas(visit);
    read.value().tile_url = visit.site.tile_url;
    read.value().tile_attribution = visit.site.tile_attribution;
    return read;
}

std::vector<SimilarLine> read_similar(const Visit& visit, db::Connection& connection, ProcessId process, std::string_view text, ProposalId except) {
    auto similar = find_similar(connection, visit.visitor.organisation, process, text, except);
    for (SimilarLine& one : similar)
        one.may_support = visit.visitor.may(Permission::write_idea) && one.author != visit.visitor.person && takes_supports(one.state) && !one.opposite;
    return similar;
}

Result<DraftView> read_draft(const Visit& visit, ProposalId id, DraftStep step) {
    const auto organisation = visit.visitor.organisation;
    auto read = visit.database.read([&](db::Connection& c) -> Result<DraftView> {
        auto draft = find_proposal(c, organisation, id);
        if (!draft || !may_be_seen_by(*draft, visit.visitor.person)) return not_found();
        if (draft->state != State::draft) return refuse(ErrorKind::conflict, "already_sent", "proposals.refused.already_sent");
        auto process = processes::find_process(c, organisation, draft->process);
        if (!process) return not_found();
        DraftView view{.draft = std::move(*draft), .process = std::move(*process), .step = step, .picture_description = {}, .similar = {}, .hints = {}, .areas = {}};
        view.picture_description = find_picture_description(c, organisation, view.draft.picture);
        if (step == DraftStep::check)
            view.similar = read_similar(visit, c, view.process.id, view.draft.wording.title + " " + view.draft.wording.body, id);
        view.hints = find_hints(c, organisation, view.draft);
        return view;
    });
    if (!read) return read;
    read.value().areas = read_areas(visit);
    read.value().tile_url = visit.site.tile_url;
    read.value().tile_attribution = visit.site.tile_attribution;
    return read;
}

}  // namespace allting::proposals
