// Search over 100,000 texts: how long the index takes to make and how long a question takes, beside SQLite's own full-text
// search (FTS5, whole words, bm25) over the same texts in the same run. Texts are drawn from a vocabulary with Zipf's law;
// words are put together from Swedish syllables, so that there are as many different ones as in real ideas.
//   bench_search [TEXTS] [FOLDER]
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "core/random.hpp"
#include "platform/db/database.hpp"
#include "platform/db/migrations.hpp"
#include "search/index_actions.hpp"
#include "search/search_view.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_search();
}

namespace {

using namespace allting;
using Clock = std::chrono::steady_clock;

constexpr std::size_t vocabulary_size = 60'000, words_least = 20, words_most = 100, questions = 2'000, batch = 500;
const OrganisationId town{1};

double milliseconds_since(Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); }

std::vector<std::string> make_vocabulary(SeededRandom& random) {
    const std::vector<std::string> syllables{"cy", "kel", "väg", "lek", "plats", "park", "skol", "gård", "bänk", "träd", "ljus", "torg", "bad",
                                             "sim", "hall", "bro", "äng", "sten", "vind", "ö", "å", "by", "gran", "tall", "mur", "stig",
                                             "odling", "lott", "bib", "lio", "tek", "fot", "boll", "plan", "is", "rink", "möte", "hus"};
    const std::vector<std::string> endings{"", "ar", "en", "arna", "et", "er", "erna", "s", "a", "ning", "ningen"};
    std::vector<std::string> words;
    while (words.size() < vocabulary_size) {
        std::string word;
        for (std::size_t parts = 2 + random.below(3); parts > 0; --parts) word += syllables[random.below(syllables.size())];
        words.push_back(word + endings[random.below(endings.size())]);
    }
    return words;
}

/// Word `rank` is drawn with a chance of about 1 / (rank + 10).
const std::string& draw(const std::vector<std::string>& words, SeededRandom& random) {
    const double share = double(random.below(1'000'000'007)) / 1'000'000'007;
    const double rank = 10 * (std::pow((double(words.size()) + 10) / 10, share) - 1);
    return words[std::min(words.size() - 1, static_cast<std::size_t>(rank))];
}

std::string draw_text(const std::vector<std::string>& words, SeededRandom& random, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i ? " " : "") + draw(words, random);
    return text;
}

std::vector<std::string> draw_questions(const std::vector<std::string>& words, SeededRandom& random) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < questions; ++i) {
        std::string text = draw_text(words, random, 1 + i % 3);
        if (i % 4 == 3) text.erase(text.size() / 2, 1);  // a typing error; in two bytes' letter, a word that nobody has
        texts.push_back(text);
    }
    return texts;
}

void report(const char* what, std::vector<double> times, std::size_t found) {
    std::ranges::sort(times);
    const auto at = [&](double share) { return times[std::min(times.size() - 1, static_cast<std::size_t>(share * double(times.size())))]; };
    std::printf("%-24s half within %7.2f ms, 99 %% within %7.2f ms, slowest %7.2f ms; %zu found\n", what, at(0.5), at(0.99), times.back(), found);
}

void must(int code, sqlite3* handle) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(handle));
    std::exit(1);
}

/// The peer: words as they are, any of them, the twenty best by bm25 and the number of all.
void measure_fts5(const std::string& file, const std::vector<search::Document>& documents, const std::vector<std::string>& asked) {
    sqlite3* handle = nullptr;
    must(sqlite3_open(file.c_str(), &handle), handle);
    must(sqlite3_exec(handle, "PRAGMA journal_mode=WAL; CREATE VIRTUAL TABLE texts USING fts5(title, body); BEGIN", nullptr, nullptr, nullptr), handle);
    const auto begin = Clock::now();
    sqlite3_stmt* insert = nullptr;
    must(sqlite3_prepare_v2(handle, "INSERT INTO texts (title, body) VALUES (?, ?)", -1, &insert, nullptr), handle);
    for (const auto& document : documents) {
        sqlite3_bind_text(insert, 1, document.title.c_str(), -1, SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, document.body.c_str(), -1, SQLITE_STATIC);
        must(sqlite3_step(insert), handle);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    must(sqlite3_exec(handle, "COMMIT", nullptr, nullptr, nullptr), handle);
    std::printf("FTS5: %zu texts in %.1f s\n", documents.size(), milliseconds_since(begin) / 1000);
    sqlite3_stmt *best = nullptr, *count = nullptr;
    must(sqlite3_prepare_v2(handle, "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 4, 1) LIMIT 20", -1, &best, nullptr), handle);
    must(sqlite3_prepare_v2(handle, "SELECT count(*) FROM texts WHERE texts MATCH ?", -1, &count, nullptr), handle);
    std::vector<double> times;
    std::size_t found = 0;
    for (const std::string& text : asked) {
        std::string question;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            question += (question.empty() ? "\"" : " OR \"") + text.substr(at, end - at) + "\"";
            at = end + 1;
        }
        const auto start = Clock::now();
        for (sqlite3_stmt* statement : {best, count}) {
            sqlite3_bind_text(statement, 1, question.c_str(), -1, SQLITE_STATIC);
            while (sqlite3_step(statement) == SQLITE_ROW)
                if (statement == best) ++found;
            sqlite3_reset(statement);
        }
        times.push_back(milliseconds_since(start));
    }
    report("FTS5", times, found);
    sqlite3_finalize(best);
    sqlite3_finalize(count);
    sqlite3_close(handle);
}

void measure_ours(const std::string& file, const std::vector<search::Document>& documents, const std::vector<std::string>& asked) {
    auto database = db::open_database(file);
    db::migrate(*database, {embedded_schema_search()});
    const auto begin = Clock::now();
    for (std::size_t at = 0; at < documents.size(); at += batch)
        database->write([&](db::Transaction& tx) {
            search::put_documents(tx, town, std::span(documents).subspan(at, std::min(batch, documents.size() - at)));
        });
    std::printf("Allting: %zu texts in %.1f s, %.0f MB\n", documents.size(), milliseconds_since(begin) / 1000,
                double(std::filesystem::file_size(file)) / 1e6);
    const auto one = Clock::now();
    database->write([&](db::Transaction& tx) { search::put_documents(tx, town, std::span(documents).first(1)); });
    std::printf("Allting: one text changed in %.1f ms\n", milliseconds_since(one));
    std::vector<double> times;
    std::size_t found = 0;
    for (const std::string& text : asked) {
        const auto start = Clock::now();
        found += database->read([&](db::Connection& c) { return search::find_documents(c, town, {.text = text}); }).hits.size();
        times.push_back(milliseconds_since(start));
    }
    report("Allting", times, found);
}

}  // namespace

int main(int count, char** words) {
    const std::size_t texts = count > 1 ? std::strtoul(words[1], nullptr, 10) : 100'000;
    const std::filesystem::path folder = std::filesystem::path(count > 2 ? words[2] : "build/bench") / "search";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    SeededRandom random(1);
    const auto vocabulary = make_vocabulary(random);
    std::vector<search::Document> documents;
    for (std::size_t i = 0; i < texts; ++i)
        documents.push_back({.kind = "idea", .subject = std::int64_t(i) + 1, .process = ProcessId{1 + std::int64_t(i % 7)}, .path = "/proposals/1",
                             .title = draw_text(vocabulary, random, 3), .body = draw_text(vocabulary, random, words_least + random.below(words_most - words_least))});
    const auto asked = draw_questions(vocabulary, random);
    measure_ours((folder / "allting.sqlite").string(), documents, asked);
    measure_fts5((folder / "fts5.sqlite").string(), documents, asked);
    std::filesystem::remove_all(folder);
}
