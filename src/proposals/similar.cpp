#include "proposals/similar.hpp"

#include <map>
#include <memory>
#include <mutex>

#include "algorithms/similarity/similar_texts.hpp"
#include "algorithms/similarity/stance.hpp"
#include "core/text.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/word_lists.hpp"

namespace allting::proposals {
namespace {

constexpr std::size_t shown_max = 5, text_characters_max = 2'000, kept_max = 16;
constexpr double score_min = 0.12;  // below, people find the likeness odd rather than useful

struct Ideas {
    std::string mark;
    std::vector<ProposalId> ids;
    std::vector<std::string> titles;
    similarity::SimilarTexts texts;
};

std::shared_ptr<const Ideas> read_ideas(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string mark) {
    std::vector<ProposalId> ids;
    std::vector<std::string> titles, texts;
    for (ProposalLine& line : list_lines(connection, organisation, process)) {
        ids.push_back(line.id);
        texts.push_back(line.title + " " + line.body + " " + line.place);
        titles.push_back(std::move(line.title));
    }
    return std::make_shared<const Ideas>(Ideas{std::move(mark), std::move(ids), std::move(titles),
                                               similarity::SimilarTexts(texts, "sv", swedish_lexicon())});
}

/// The index of now: built anew only when a wording has changed since. A few processes are kept, so memory has a bound.
std::shared_ptr<const Ideas> ideas_of(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    static std::mutex mutex;
    static std::map<std::pair<std::int64_t, std::int64_t>, std::shared_ptr<const Ideas>> kept;
    const std::pair key{organisation.value, process.value};
    std::string mark = wordings_mark(connection, organisation, process);
    {
        const std::lock_guard lock(mutex);
        if (const auto found = kept.find(key); found != kept.end() && found->second->mark == mark) return found->second;
    }
    auto fresh = read_ideas(connection, organisation, process, std::move(mark));
    const std::lock_guard lock(mutex);
    if (kept.size() >= kept_max) kept.erase(kept.begin());
    kept[key] = fresh;
    return fresh;
}

}  // namespace

std::vector<SimilarLine> find_similar(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string_view text,
                                      ProposalId except) {
    const auto ideas = ideas_of(connection, organisation, process);
    const similarity::Stance stance(text);
    std::vector<SimilarLine> similar;
    for (const auto& match : ideas->texts.find(shorten(text, text_characters_max), shown_max + 1, score_min)) {
        const ProposalId id = ideas->ids[match.index];
        if (id == except || similar.size() == shown_max) continue;
        const auto proposal = find_proposal(connection, organisation, id);
        if (!proposal) continue;
        const similarity::Stance other(proposal->wording.title + " " + proposal->wording.body);
        similar.push_back({id, ideas->titles[match.index], proposal->state, match.score, are_opposite(stance, other, match.score)});
    }
    return similar;
}

}  // namespace allting::proposals
