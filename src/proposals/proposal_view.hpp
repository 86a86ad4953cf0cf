// What the pages and the JSON of proposals show: filled by the routes, read by proposal_pages, draft_pages and proposal_json.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "guides/hint.hpp"
#include "platform/page/components.hpp"
#include "platform/page/map.hpp"
#include "processes/process.hpp"
#include "proposals/comment.hpp"
#include "proposals/extensions.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/similar.hpp"
#include "proposals/translation.hpp"

namespace allting::proposals {

std::string address_of(ProposalId id);      // "/proposals/7"
std::string picture_address(PictureId id);  // "/pictures/3"; "" for none
std::string small_picture_address(PictureId id);
std::string_view name_of(const i18n::Translator& t, State state);
std::string_view category_name(const i18n::Translator& t, std::string_view category);
page::Tone tone_of(State state);
/// The name beside an idea: "Amina", or that it came from a resident.
std::string shown_author(const i18n::Translator& t, const Proposal& proposal);

/// "so", "Soomaali".
struct LanguageName {
    std::string code, name;
};

struct ShownTranslation {
    Translation translation;
    std::string name;  // of its language, in that language
};

struct Filters {
    std::string text;  // words, or a number such as "F-0142"
    PotId pot;
    std::string category;
    std::optional<State> state;
};

struct ListView {
    const processes::Process* process = nullptr;  // nullptr = of all processes
    Filters filters;
    std::vector<ProposalLine> lines;              // of this page
    std::vector<page::MapPoint> points;           // of all that the filters let through
    std::vector<page::MapArea> areas;
    std::int64_t count = 0, page = 1, pages = 1;
    bool may_write = false;
    bool may_enter_for_others = false;
    bool may_merge = false;  // a facilitator: the way to mergers
    bool supports_shown = true;  // whoever reviews does not see them before answering
    std::string tile_url = {}, tile_attribution = {};
};

struct ProposalView {
    Proposal proposal;
    processes::Process process;
    std::string picture_description;
    std::vector<Revision> revisions;
    std::vector<StateStep> steps;
    std::vector<Comment> comments;
    std::vector<ShownTranslation> translations = {};  // the reader's language first
    std::int64_t supports = 0;
    bool supports_shown = true;
    bool has_supported = false;
    bool is_own = false;
    bool may_edit = false, may_withdraw = false, may_support = false, may_comment = false, may_hide = false, may_translate = false;
    std::string comment_key;  // request key of the comment form
    More more;
    std::vector<page::MapArea> areas;
    std::string tile_url = {}, tile_attribution = {};
};


enum class DraftStep { idea, place, picture, check };
std::string_view word_of(DraftStep step);
std::optional<DraftStep> step_from_word(std::string_view word);

struct DraftView {
    Proposal draft;
    processes::Process process;
    DraftStep step = DraftStep::idea;
    std::string picture_description;
    std::vector<SimilarLine> similar;  // on the check page
    std::vector<guides::Hint> hints;   // cards that the draft brings up
    std::vector<page::MapArea> areas;
    std::string tile_url = {}, tile_attribution = {};
};

}  // namespace allting::proposals
