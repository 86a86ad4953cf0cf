// `allting similar TEXTS.tsv`: which texts of a file say much the same, so that the quality of the suggestions can be
// measured by anybody, with texts of their own and without a server.
#include <cstdio>

#include "algorithms/similarity/similar_texts.hpp"
#include "algorithms/similarity/stance.hpp"
#include "app/commands.hpp"
#include "app/election_input.hpp"
#include "app/text_lines.hpp"
#include "core/text.hpp"
#include "platform/json/json.hpp"
#include "proposals/word_lists.hpp"

namespace allting::app {
namespace {

constexpr std::size_t shown_usually = 10, shown_most = 1'000, texts_between_reports = 5'000;

std::size_t shown_from(const Arguments& arguments) {
    if (!arguments.has("max")) return shown_usually;
    const auto count = integer_from_text(arguments.option("max"));
    if (!count || *count < 1 || *count > std::int64_t(shown_most)) throw WrongUse("--max is a number from 1 to 1000");
    return std::size_t(*count);
}

struct Texts {
    std::vector<TextLine> lines;
    std::vector<similarity::Stance> stances;
    bool are_opposite(std::size_t asked, const similarity::Match& match) const {
        return similarity::are_opposite(stances[asked], stances[match.index], match.score);
    }
};

json::Value line_json(const Texts& texts, std::size_t asked, const std::vector<similarity::Match>& matches) {
    json::Array similar;
    for (const auto& match : matches) {
        json::Object members{{"id", texts.lines[match.index].id}, {"score", match.score}};
        if (texts.are_opposite(asked, match)) members.emplace_back("opposite", true);
        similar.emplace_back(std::move(members));
    }
    return json::Object{{"id", texts.lines[asked].id}, {"similar", std::move(similar)}};
}

void print_text(const Texts& texts, std::size_t asked, const std::vector<similarity::Match>& matches) {
    const auto& lines = texts.lines;
    std::printf("%s  %s\n", lines[asked].id.c_str(), lines[asked].text.c_str());
    for (const auto& match : matches)
        std::printf("  %.3f  %s  %s%s\n", match.score, lines[match.index].id.c_str(), lines[match.index].text.c_str(),
                    texts.are_opposite(asked, match) ? "  (opposite)" : "");
}

/// The most similar to one text of the file, itself left out.
std::vector<similarity::Match> others_like(const similarity::SimilarTexts& texts, const std::vector<TextLine>& lines, std::size_t asked,
                                           std::size_t shown) {
    auto matches = texts.find(lines[asked].text, shown + 1, 0.001);
    std::erase_if(matches, [&](const similarity::Match& match) { return match.index == asked; });
    if (matches.size() > shown) matches.resize(shown);
    return matches;
}

}  // namespace

int find_similar_texts(const Arguments& arguments) {
    const bool as_json = one_of(arguments, "format", {"text", "json"}) == "json";
    const std::size_t shown = shown_from(arguments);
    const std::string name(arguments.word(0, "TEXTS.tsv"));
    Texts read{read_text_lines(bytes_of(name), name), {}};
    const auto& lines = read.lines;
    std::vector<std::string> texts;
    for (const TextLine& line : lines) {
        texts.push_back(line.text);
        read.stances.emplace_back(line.text);
    }
    const auto language = arguments.option("language", "sv");
    const auto lexicon = language == "sv" ? proposals::swedish_lexicon() : nullptr;
    if (language == "sv" && !lexicon) std::fputs("allting: install hunspell-sv and mythes-sv to find more: compounds and synonyms\n", stderr);
    const similarity::SimilarTexts index(texts, language, lexicon);
    // Written as it is found: a town's archive would be a large document to hold.
    if (as_json) std::fputs("[", stdout);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto matches = others_like(index, lines, i, shown);
        if (as_json) std::printf("%s%s", i ? ",\n" : "", json::to_text(line_json(read, i, matches)).c_str());
        else print_text(read, i, matches);
        if ((i + 1) % texts_between_reports == 0) std::fprintf(stderr, "allting: %zu of %zu texts compared\n", i + 1, lines.size());
    }
    if (as_json) std::fputs("]\n", stdout);
    return 0;
}

std::string similar_help() {
    return "  TEXTS.tsv      lines of id, tab, text, in UTF-8\n"
           "  --format F     text, json: [{\"id\",\"similar\":[{\"id\",\"score\"},…]},…], a member a line of the file, best first,\n"
           "                 the text itself left out; 0 = nothing in common, 1 = the same words;\n"
           "                 \"opposite\": true where two texts seem to want the opposite on the same matter\n"
           "  --max N        so many for each text at most; 10 if not given\n"
           "  --language L   sv, en, fi, de …; sv if not given\n";
}

}  // namespace allting::app
