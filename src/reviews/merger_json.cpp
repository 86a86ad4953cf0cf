#include "reviews/merger_json.hpp"

namespace allting::reviews {
namespace {

json::Value line_json(const proposals::ProposalLine& line) {
    return json::Object{{"id", line.id}, {"number", proposals::number_of(line.id)}, {"title", line.title}, {"body", line.body}, {"state", word_of(line.state)}};
}

}  // namespace

json::Value merger_json(const Merger& merger, bool with_words) {
    json::Array parts;
    for (const MergerPart& part : merger.parts) {
        json::Object one{{"proposal", part.proposal}, {"answer", word_of(part.answer)}, {"answer_until", part.due_at},
                         {"answered_at", part.answered_at}, {"channel", part.channel}};
        if (with_words) one.emplace_back("words", part.words);
        parts.emplace_back(std::move(one));
    }
    return json::Object{{"id", merger.id}, {"process", merger.process}, {"title", merger.wording.title}, {"body", merger.wording.body},
                        {"place", merger.wording.place}, {"explanation", merger.explanation}, {"state", word_of(merger.state)},
                        {"proposed_at", merger.proposed_at}, {"ended_at", merger.ended_at}, {"result", merger.result}, {"parts", std::move(parts)}};
}

json::Value mergers_json(const MergersView& view) {
    json::Array suggestions, opposites, mergers;
    for (const SuggestedMerger& suggestion : view.suggestions) {
        json::Array lines;
        for (const auto& line : suggestion.lines) lines.push_back(line_json(line));
        suggestions.emplace_back(json::Object{{"score", suggestion.of.score}, {"metres", suggestion.of.metres}, {"proposals", std::move(lines)}});
    }
    for (const OppositePair& pair : view.opposites)
        opposites.emplace_back(json::Object{{"first", line_json(pair.first)}, {"second", line_json(pair.second)}});
    for (const Merger& merger : view.mergers) mergers.push_back(merger_json(merger, true));
    return json::Object{{"suggestions", std::move(suggestions)}, {"opposites", std::move(opposites)}, {"mergers", std::move(mergers)}};
}

json::Value new_merger_json(const NewMergerView& view) {
    json::Array proposals;
    for (const auto& p : view.proposals)
        proposals.emplace_back(json::Object{{"id", p.id}, {"number", proposals::number_of(p.id)}, {"title", p.wording.title}, {"body", p.wording.body}, {"state", word_of(p.state)}});
    return json::Object{{"proposals", std::move(proposals)}, {"have_opposites", view.have_opposites}};
}

json::Value merger_notes_json(const std::vector<MergerNote>& notes) {
    json::Array all;
    for (const MergerNote& note : notes) {
        json::Array credits;
        for (const auto& credit : note.credits) credits.emplace_back(json::Object{{"proposal", credit.proposal}, {"name", credit.name}});
        all.emplace_back(json::Object{{"merger", note.merger.id}, {"state", word_of(note.merger.state)}, {"result", note.merger.result},
                                      {"is_result", note.is_result}, {"credits", std::move(credits)}});
    }
    return all;
}

}  // namespace allting::reviews
