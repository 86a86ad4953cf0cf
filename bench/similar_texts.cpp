// bench_similar_texts TEXTS.tsv [COUNT]: how long a question for similar texts takes among COUNT (35,000) texts, beside SQLite's
// trigram index in the same run. The collection is made of the file's own texts: halves of two of them and six words of a
// dictionary, so that words are far more common than in a town's archive, and each question has more to look at.
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>

#include "algorithms/similarity/similar_texts.hpp"
#include "algorithms/similarity/words.hpp"

namespace {

using namespace allting;

constexpr std::size_t questions = 1'000, peer_questions = 200, shown = 10;

std::string bytes_of(const char* name) {
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const char* name) {
    std::vector<std::string> texts;
    std::ifstream file(name);
    for (std::string line; std::getline(file, line);)
        if (const auto tab = line.rfind('\t'); tab != std::string::npos) texts.push_back(line.substr(tab + 1));
    return texts;
}

std::vector<std::string> made_up(const std::vector<std::string>& seeds, const std::string& dic, std::size_t count) {
    std::vector<std::string> words;
    for (std::size_t begin = dic.find('\n') + 1; begin < dic.size(); begin = dic.find('\n', begin) + 1)
        words.push_back(dic.substr(begin, dic.find_first_of("/\n", begin) - begin));
    std::mt19937_64 chance(1);
    const auto one = [&](const std::vector<std::string>& from) { return from[chance() % from.size()]; };
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string a = one(seeds), b = one(seeds);
        std::string text = a.substr(0, a.find(' ', a.size() / 2)) + ' ' + b.substr(std::min(b.find(' ', b.size() / 2), b.size() - 1));
        for (int k = 0; k < 6 && !words.empty(); ++k) text += ' ' + one(words);
        texts.push_back(std::move(text));
    }
    return texts;
}

class Watch {
public:
    double ms() const { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started_).count(); }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

void report(const char* what, std::vector<double> times) {
    std::ranges::sort(times);
    std::printf("%-34s half within %7.2f ms   99 %% within %7.2f ms   slowest %7.2f ms\n", what, times[times.size() / 2],
                times[times.size() * 99 / 100], times.back());
}

/// SQLite's FTS5 with trigrams: any of the question's trigrams, the best by bm25 first.
class Trigrams {
public:
    explicit Trigrams(const std::vector<std::string>& texts) {
        check(sqlite3_open(":memory:", &db_));
        check(sqlite3_exec(db_, "CREATE VIRTUAL TABLE t USING fts5(body, tokenize='trigram'); BEGIN", nullptr, nullptr, nullptr));
        sqlite3_stmt* insert = nullptr;
        check(sqlite3_prepare_v2(db_, "INSERT INTO t VALUES (?)", -1, &insert, nullptr));
        for (const std::string& text : texts) {
            sqlite3_bind_text(insert, 1, text.data(), int(text.size()), SQLITE_STATIC);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        check(sqlite3_exec(db_, "COMMIT", nullptr, nullptr, nullptr));
        check(sqlite3_prepare_v2(db_, "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 11", -1, &find_, nullptr));
    }
    Trigrams(const Trigrams&) = delete;
    ~Trigrams() {
        sqlite3_finalize(find_);
        sqlite3_close(db_);
    }
    std::size_t find(const std::string& text) {
        std::string query;
        for (const std::string& word : similarity::words_of(text)) {
            const auto starts = similarity::letter_starts(word);
            for (std::size_t i = 0; i + 3 < starts.size(); ++i)
                query += (query.empty() ? "\"" : " OR \"") + word.substr(starts[i], starts[i + 3] - starts[i]) + '"';
        }
        sqlite3_bind_text(find_, 1, query.data(), int(query.size()), SQLITE_STATIC);
        std::size_t rows = 0;
        while (sqlite3_step(find_) == SQLITE_ROW) ++rows;
        sqlite3_reset(find_);
        return rows;
    }

private:
    static void check(int status) {
        if (status != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(status));
    }
    sqlite3* db_ = nullptr;
    sqlite3_stmt* find_ = nullptr;
};

}  // namespace

int main(int count, char** words) {
    if (count < 2) return std::fputs("use: bench_similar_texts TEXTS.tsv [COUNT]\n", stderr), 2;
    Watch watch;
    std::string dic = bytes_of("/usr/share/hunspell/sv_SE.dic");
    const auto texts = made_up(lines_of(words[1]), dic, count > 2 ? std::stoul(words[2]) : 35'000);
    watch = {};
    const auto lexicon = std::make_shared<const similarity::Lexicon>(similarity::Lexicon{
        similarity::Dictionary(std::move(dic), bytes_of("/usr/share/hunspell/sv_SE.aff")), similarity::Thesaurus(bytes_of("/usr/share/mythes/th_sv_SE_v2.dat"))});
    std::printf("lexicon read in %.0f ms\n", watch.ms());
    watch = {};
    const similarity::SimilarTexts index(texts, "sv", lexicon);
    std::printf("%zu texts indexed in %.0f ms\n", texts.size(), watch.ms());
    watch = {};
    Trigrams peer(texts);
    std::printf("the same by SQLite FTS5 trigram in %.0f ms\n", watch.ms());
    std::vector<double> ours, theirs;
    std::size_t found = 0;
    for (std::size_t i = 0; i < std::min(questions, texts.size()); ++i) {
        watch = {};
        found += index.find(texts[i * 7 % texts.size()], shown).size();
        ours.push_back(watch.ms());
    }
    for (std::size_t i = 0; i < std::min(peer_questions, texts.size()); ++i) {
        watch = {};
        found += peer.find(texts[i * 7 % texts.size()]);
        theirs.push_back(watch.ms());
    }
    report("Allting", ours);
    report("SQLite FTS5 trigram, bm25", theirs);
    return found > 0 ? 0 : 1;
}
