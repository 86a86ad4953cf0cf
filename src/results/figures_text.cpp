// Figures as the text that is stored, and back: one description of each struct serves both ways.
#include <utility>

#include "core/check.hpp"
#include "platform/json/json.hpp"
#include "results/figures.hpp"

namespace allting::results {
namespace {

constexpr json::Limits bounds{.depth_max = 8, .nodes_max = 2'000'000};  // our own text: 2,000 projects by a dozen rules

template <class Archive>
void describe(Archive& a, SpentOn& x) {
    a("winner", x.winner), a("voters", x.voters), a("amount", x.amount);
}

template <class Archive>
void describe(Archive& a, ProjectFigures& x) {
    a("project", x.project), a("samples_won", x.samples_won), a("full_payers", x.full_payers), a("last_payers", x.last_payers);
    a("full_paid", x.full_paid), a("last_paid", x.last_paid), a("spent_on", x.spent_on), a("left", x.left);
    a("winning_cost", x.winning_cost), a("voters_missing", x.voters_missing), a("new_voters_missing", x.new_voters_missing);
    a("support_percent", x.support_percent);
}

template <class Archive>
void describe(Archive& a, LabelFigures& x) {
    a("label", x.label), a("projects", x.projects), a("winners", x.winners), a("spent", x.spent);
    a("of_spending", x.of_spending), a("of_votes", x.of_votes);
}

template <class Archive>
void describe(Archive& a, OwedFigures& x) {
    a("project", x.project), a("voters", x.voters), a("share", x.share), a("best_off", x.best_off);
}

template <class Archive>
void describe(Archive& a, RuleFigures& x) {
    a("rule", x.rule), a("satisfaction", x.satisfaction), a("completion", x.completion), a("winners", x.winners), a("spent", x.spent);
    a("without_any", x.without_any), a("winners_backed", x.winners_backed), a("gini", x.gini), a("owed_groups", x.owed_groups);
}

template <class Archive>
void describe(Archive& a, PotFigures& x) {
    a("pot", x.pot), a("voters", x.voters), a("blank", x.blank), a("without_any", x.without_any), a("winners_backed", x.winners_backed);
    a("cost_backed", x.cost_backed), a("gini", x.gini), a("share_bins", x.share_bins), a("reach_fair_share", x.reach_fair_share);
    a("fair_share_covered", x.fair_share_covered), a("owed", x.owed), a("owed_groups", x.owed_groups), a("samples", x.samples);
    a("share", x.share), a("grown_share", x.grown_share), a("prefer_shares", x.prefer_shares), a("prefer_greedy", x.prefer_greedy);
    a("samples_same", x.samples_same), a("categories", x.categories), a("places", x.places), a("projects", x.projects), a("rules", x.rules);
}

template <class Archive>
void describe(Archive& a, CountFigures& x) {
    a("counted_at", x.counted_at), a("pots", x.pots);
}

/// Money and instants stand as whole numbers here, unlike in the JSON that programs read.
struct Writer {
    json::Object members = {};

    template <class T>
    void operator()(std::string_view name, T& value) { members.emplace_back(name, written(value)); }

    static json::Value written(std::int64_t value) { return value; }
    static json::Value written(std::string& value) { return value; }
    static json::Value written(Money value) { return value.ore; }
    static json::Value written(Instant value) { return value.utc_ms; }
    template <class Tag>
    static json::Value written(Id<Tag> value) { return value.value; }
    template <class T>
    static json::Value written(std::vector<T>& values) {
        json::Array array;
        for (T& value : values) array.push_back(written(value));
        return array;
    }
    template <class T>
    static json::Value written(T& value) {
        Writer writer;
        describe(writer, value);
        return std::move(writer.members);
    }
};

struct Reader {
    const json::Value& object;

    template <class T>
    void operator()(std::string_view name, T& value) {
        const json::Value* const member = object.find(name);
        if (member != nullptr) read(*member, value);  // figures of an older program lack what it did not know
    }

    static void read(const json::Value& from, std::int64_t& value) { value = number(from); }
    static void read(const json::Value& from, Money& value) { value.ore = number(from); }
    static void read(const json::Value& from, Instant& value) { value.utc_ms = number(from); }
    static void read(const json::Value& from, std::string& value) {
        CHECK(from.text());
        value = *from.text();
    }
    template <class Tag>
    static void read(const json::Value& from, Id<Tag>& value) { value.value = number(from); }
    template <class T>
    static void read(const json::Value& from, std::vector<T>& values) {
        CHECK(from.array());
        for (const json::Value& each : *from.array()) read(each, values.emplace_back());
    }
    template <class T>
    static void read(const json::Value& from, T& value) {
        Reader reader{from};
        describe(reader, value);
    }
    static std::int64_t number(const json::Value& from) {
        CHECK(from.integer());
        return *from.integer();
    }
};

}  // namespace

std::string text_of(const CountFigures& figures) {
    CountFigures copy = figures;  // one description for both ways asks for a thing that can be written to
    return json::to_text(Writer::written(copy));
}

CountFigures figures_from_text(std::string_view text) {
    const auto parsed = json::parse(text, bounds);
    CHECK(parsed.ok());
    CountFigures figures;
    Reader::read(parsed.value(), figures);
    return figures;
}

}  // namespace allting::results
