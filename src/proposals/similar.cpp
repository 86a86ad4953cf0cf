#include "proposals/similar.hpp"

#include <algorithm>
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
constexpr std::size_t compared_max = 5;  // with so many others of its process an idea makes a pair
constexpr double pair_score_min = 0.2;
constexpr double score_min = 0.12;  // below, people find the likeness odd rather than useful

struct Ideas {
    std::string mark;
    std::vector<ProposalId> ids;
    std::vector<std::string> titles;
    std::vector<std::string> wordings;
    similarity::SimilarTexts texts;
    Ideas(std::string m, std::vector<ProposalId> i, std::vector<std::string> t, std::vector<std::string> w, similarity::SimilarTexts index)
        : mark(std::move(m)), ids(std::move(i)), titles(std::move(t)), wordings(std::move(w)), texts(std::move(index)) {}
    mutable std::once_flag compared = {};
    mutable std::vector<SimilarPair> pairs = {};
};

std::shared_ptr<const Ideas> read_ideas(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string mark) {
    std::vector<ProposalId> ids;
    std::vector<std::string> titles, texts;
    for (ProposalLine& line : list_lines(connection, organisation, process)) {
        ids.push_back(line.id);
        texts.push_back(line.title + " " + line.body + " " + line.place);
        titles.push_back(std::move(line.title));
    }
    similarity::SimilarTexts index(texts, "sv", swedish_lexicon());
    return std::make_shared<const Ideas>(std::move(mark), std::move(ids), std::move(titles), std::move(texts), std::move(index));
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

std::vector<SimilarPair> compare(const Ideas& ideas) {
    std::vector<similarity::Stance> stances;
    for (const std::string& wording : ideas.wordings) stances.emplace_back(wording);
    std::vector<SimilarPair> pairs;
    for (std::size_t i = 0; i < ideas.ids.size(); ++i) {
        for (const auto& match : ideas.texts.find(shorten(ideas.wordings[i], text_characters_max), compared_max + 1, pair_score_min)) {
            const std::size_t k = match.index;
            const auto is_known = [&](const SimilarPair& pair) { return pair.first == ideas.ids[k] && pair.second == ideas.ids[i]; };
            if (k == i || std::ranges::any_of(pairs, is_known)) continue;
            pairs.push_back({ideas.ids[i], ideas.ids[k], match.score, are_opposite(stances[i], stances[k], match.score)});
        }
    }
    return pairs;
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
        similar.push_back({id, ideas->titles[match.index], proposal->state, match.score, are_opposite(stance, other, match.score), proposal->author});
    }
    return similar;
}

std::vector<SimilarPair> list_similar_pairs(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    const auto ideas = ideas_of(connection, organisation, process);
    std::call_once(ideas->compared, [&] { ideas->pairs = compare(*ideas); });
    return ideas->pairs;
}

}  // namespace allting::proposals
