#include "search/search_json.hpp"

namespace allting::search {

json::Value search_json(const SearchAnswer& answer) {
    json::Array hits, guessed;
    for (const Hit& hit : answer.hits) {
        std::string excerpt;
        for (const Piece& piece : hit.excerpt) excerpt += piece.text;
        hits.push_back(json::Object{{"kind", hit.document.kind}, {"id", hit.document.subject}, {"process", hit.document.process},
                                    {"path", hit.document.path}, {"title", hit.document.title}, {"excerpt", std::move(excerpt)},
                                    {"language", hit.document.language}});
    }
    for (const auto& [word, instead] : answer.guessed) guessed.push_back(json::Object{{"word", word}, {"looked_for", instead}});
    return json::Object{{"text", answer.question.text}, {"count", answer.count}, {"page", answer.question.page}, {"pages", answer.pages},
                        {"hits", std::move(hits)}, {"guessed", std::move(guessed)}};
}

}  // namespace allting::search
