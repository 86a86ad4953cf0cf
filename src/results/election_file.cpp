#include "results/election_file.hpp"

#include <algorithm>
#include <array>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/decimal.hpp"
#include "core/check.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/i18n/zone.hpp"

namespace allting::results {
namespace {

using allocation::BallotType;
using allocation::Election;
using allocation::PabulibFile;
using processes::PhaseKind;
using processes::Process;

constexpr std::string_view date_format_help = "dd.mm.yyyy";

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "12.05.2027", as the format writes days.
std::string pabulib_date(Instant at, std::string_view zone) {
    const auto local = i18n::to_local(at, zone);
    return two_digits(local.day) + '.' + two_digits(local.month) + '.' + std::to_string(local.year);
}

std::string degrees(double value) {
    auto text = std::to_string(value);  // six decimals: ten centimetres
    while (text.ends_with('0')) text.pop_back();
    return text;
}

/// What stands after "equalshares/". In the format, "add1" stops at nothing but the end of the money, as its checker counts.
struct CompletionInFile {
    allocation::Completion completion;
    std::string_view word;
};
constexpr std::array completions_in_file{
    CompletionInFile{allocation::Completion::add1_overspend, "add1"},
    CompletionInFile{allocation::Completion::add1, "add1-exhaustive"},
    CompletionInFile{allocation::Completion::comparison, "add1-comparison"},
};

std::string word_of(allocation::Completion completion) {
    const auto known = std::ranges::find(completions_in_file, completion, &CompletionInFile::completion);
    return std::string(known != completions_in_file.end() ? known->word : allocation::name_of(completion));
}

std::optional<allocation::Completion> completion_of(std::string_view word) {
    const auto known = std::ranges::find(completions_in_file, word, &CompletionInFile::word);
    return known != completions_in_file.end() ? known->completion : processes::completion_from_word(word);
}

/// META's word for the rule. The format knows few; the others stand there under our own names.
std::string rule_in_file(const processes::Allocation& chosen) {
    if (chosen.rule == allocation::Rule::greedy && chosen.score_min > 0) return "greedy-threshold";
    if (chosen.rule != allocation::Rule::equal_shares) return std::string(allocation::name_of(chosen.rule));
    if (chosen.completion == allocation::Completion::none) return "equalshares";
    return "equalshares/" + word_of(chosen.completion);
}

/// The rule that META names, where a process can have it for such ballots; else greedy, as nearly all cities count.
processes::Allocation allocation_of(const PabulibFile& file, processes::BallotKind kind) {
    const auto word = file.meta_value("rule");
    const bool is_equal_shares = word.starts_with("equalshares");
    auto rule = is_equal_shares ? allocation::Rule::equal_shares : allocation::rule_named(word).value_or(allocation::Rule::greedy);
    if (rule == allocation::Rule::greedy_threshold) rule = allocation::Rule::greedy;
    FieldErrors misfits;
    auto chosen = processes::usual_allocation(rule, kind);
    processes::check_allocation(misfits, chosen, kind);
    if (!misfits.empty()) chosen = processes::usual_allocation(allocation::Rule::greedy, kind);
    if (is_equal_shares && chosen.rule == allocation::Rule::equal_shares) {
        const auto slash = word.find('/');
        const auto completion = slash == std::string_view::npos ? "none" : word.substr(slash + 1);
        const auto named = completion_of(completion);
        if (named && processes::has_completion(chosen.rule, *named)) chosen.completion = *named;
    }
    const auto least = allocation::decimal_from_text(file.meta_value("min_project_score_threshold"), allocation::DecimalPoint::dot);
    if (word == "greedy-threshold" && least && least->decimals == 0 && least->digits > 0) chosen.score_min = least->digits;
    return chosen;
}

std::vector<std::pair<std::string, std::string>> meta_of(const Process& process, std::string_view organisation,
                                                         std::string_view zone, const processes::Pot& pot) {
    const auto& texts = process.text_in("sv");
    const auto* const vote = process.phase(PhaseKind::vote);
    CHECK(vote != nullptr);
    const auto last = Instant{vote->closes.utc_ms - 1};
    std::vector<std::pair<std::string, std::string>> meta = {
        {"description", texts.title},
        {"country", process.currency == "SEK" ? "Sweden" : ""},
        {"unit", std::string(organisation)},
        {"subunit", pot.name},
        {"instance", std::to_string(i18n::to_local(vote->opens, zone).year)},
        {"rule", rule_in_file(process.allocation)},
        {"date_begin", pabulib_date(vote->opens, zone)},
        {"date_end", pabulib_date(last, zone)},
        {"language", "sv"},
        {"currency", process.currency},
    };
    if (process.allocation.score_min > 0) meta.emplace_back("min_project_score_threshold", std::to_string(process.allocation.score_min));
    const auto marks_max = std::to_string(process.marks_max);
    if (process.ballot_kind == processes::BallotKind::approval) meta.emplace_back("max_length", marks_max);
    if (process.ballot_kind == processes::BallotKind::points) meta.emplace_back("max_sum_points", marks_max);
    if (process.ballot_kind == processes::BallotKind::budget) {
        meta.emplace_back("max_sum_cost", to_plain_text(pot.amount));
    }
    return meta;
}

Error refuse_file(std::string field, std::string_view code, std::string_view value) {
    FieldErrors errors;
    errors.add(std::move(field), std::string(code), "results.import." + std::string(code),
               {{"value", std::string(value)}, {"format", std::string(date_format_help)}});
    return errors.take();
}

/// "12.05.2027" or "2027": the beginning of that day or year.
std::optional<Instant> instant_of(std::string_view date, std::string_view zone, bool is_end) {
    const auto parts = split(date, '.');
    if (parts.size() == 1 && integer_from_text(date)) {
        return i18n::instant_from_local(std::string(date) + (is_end ? "-12-31" : "-01-01"), "", zone);
    }
    if (parts.size() != 3) return std::nullopt;
    const auto padded = [](std::string_view part) { return (part.size() == 1 ? "0" : "") + std::string(part); };
    return i18n::instant_from_local(std::string(parts[2]) + '-' + padded(parts[1]) + '-' + padded(parts[0]), "", zone);
}

/// A vote of the past, whatever the file says of its end.
Result<std::vector<processes::Phase>> phases_of(const PabulibFile& file, std::string_view zone, Instant now) {
    const auto begin_text = file.meta_value("date_begin");
    const auto end_text = file.meta_value("date_end").empty() ? begin_text : file.meta_value("date_end");
    const auto begin = instant_of(begin_text, zone, false);
    if (!begin) return refuse_file("date_begin", "not_a_date", begin_text);
    const auto last_day = instant_of(end_text, zone, true);
    if (!last_day) return refuse_file("date_end", "not_a_date", end_text);
    auto closes = std::max(i18n::start_of_day(*last_day, 1, zone), *begin + days(1));
    auto opens = *begin;
    if (now < closes + days(1)) {
        closes = now - days(1);
        opens = std::min(opens, closes - days(1));
    }
    return std::vector<processes::Phase>{{PhaseKind::vote, opens, closes}, {PhaseKind::count, closes, closes + days(1)}};
}

std::int64_t ore_of(std::int64_t amount, std::int64_t money_scale) { return amount * (100 / money_scale); }

std::vector<ballots::Mark> marks_of(const Election& election, std::size_t group) {
    std::vector<ballots::Mark> marks;
    const auto listed = election.marks_of(group);
    const auto length = std::int64_t(listed.size());
    const auto longest = election.ranks_from_last ? length : std::max(election.length_max, length);
    for (std::size_t place = 0; place < listed.size(); ++place) {
        const ProjectId project{listed[place].project + 1};
        std::int64_t points = 1;
        if (election.has_points()) points = listed[place].points;
        if (election.ballot_type == BallotType::ordinal) points = longest - std::int64_t(place);
        marks.push_back({project, points});
    }
    std::ranges::sort(marks, {}, &ballots::Mark::project);
    return marks;
}

std::vector<ballots::Marks> ballots_of(const Election& election) {
    std::vector<ballots::Marks> all;
    all.reserve(std::size_t(election.ballot_count));
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        all.insert(all.end(), election.multiplicity[group], marks_of(election, group));
    }
    return all;
}

std::vector<proposals::Project> projects_of(const PabulibFile& file) {
    std::vector<proposals::Project> projects;
    const auto coordinate = [&](std::size_t p, std::string_view column) -> std::optional<double> {
        const auto text = std::string(file.cell(p, column));
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        return !text.empty() && end == text.c_str() + text.size() ? std::optional(value) : std::nullopt;
    };
    for (std::size_t p = 0; p < file.election.projects.size(); ++p) {
        const auto& listed = file.election.projects[p];
        proposals::Project project{};
        project.id = {std::int64_t(p) + 1};
        project.code = listed.id;
        project.title = listed.name.empty() ? listed.id : shorten(listed.name, limits::line_characters_max);
        project.summary = file.cell(p, "description");
        project.category = "other";
        project.place = file.cell(p, "district");
        project.latitude = coordinate(p, "latitude");
        project.longitude = coordinate(p, "longitude");
        if (!project.latitude || !project.longitude) project.latitude = project.longitude = std::nullopt;
        project.cost = {ore_of(listed.cost, file.election.money_scale)};
        project.language = file.meta_value("language").empty() ? "und" : std::string(file.meta_value("language"));
        projects.push_back(std::move(project));
    }
    return projects;
}

/// The most points of one ballot, so that the plan allows what was cast.
std::int64_t points_most(const std::vector<ballots::Marks>& all) {
    std::int64_t most = 1;
    for (const auto& marks : all) {
        std::int64_t sum = 0;
        for (const auto& mark : marks) sum += mark.points;
        most = std::max(most, sum);
    }
    return most;
}

processes::ProcessTexts texts_of(const PabulibFile& file, std::string_view title, const i18n::Translator& t) {
    const std::string unit(file.meta_value("unit"));
    const std::string description(file.meta_value("description"));
    return {.language = std::string(t.language()),
            .title = std::string(title),
            .summary = description.empty() ? std::string(title) : description,
            .about = t("results.import.about", {{"unit", unit}, {"country", file.meta_value("country")}}),
            .criteria = std::string(t("results.import.criteria")),
            .decider = unit.empty() ? std::string(t("results.import.decider")) : unit,
            .promise = std::string(t("results.import.promise"))};
}

void set_ballot_rules(Process& process, const PabulibFile& file, const std::vector<ballots::Marks>& all) {
    const Election& election = file.election;
    const bool has_points = election.has_points() || election.ballot_type == BallotType::ordinal;
    process.ballot_kind = has_points ? processes::BallotKind::points : processes::BallotKind::approval;
    const auto longest = election.length_max > 0 ? election.length_max : std::int64_t(election.projects.size());
    const auto wanted = has_points ? points_most(all) : longest;
    const auto most = has_points ? limits::points_max : std::int64_t(limits::ballot_marks_max);
    process.marks_max = int(std::clamp<std::int64_t>(wanted, 1, most));
    process.allocation = allocation_of(file, process.ballot_kind);
}

}  // namespace

bool may_publish_ballots(const Count& count) {
    return !count.pots.empty() && std::ranges::all_of(count.pots, [](const PotCount& pot) {
        return pot.ballots_count == 0 || pot.ballots_count >= published_ballots_min;
    });
}

Result<void> check_published(const Process& process, const Count& count) {
    if (process.publication != processes::Publication::open)
        return refuse(ErrorKind::conflict, "ballots_are_sealed", "results.refused.ballots_are_sealed");
    if (count.ballots_count < processes::open_min || !may_publish_ballots(count))
        return refuse(ErrorKind::conflict, "too_few_ballots", "results.refused.too_few_ballots");
    return {};
}

bool publishes_ballots(const Process& process, const Count& count) { return check_published(process, count).ok(); }

std::string pabulib_of(const Process& process, std::string_view organisation, std::string_view zone,
                       std::span<const proposals::Project> projects, const Count& count, const PotElection& election) {
    const auto* const pot = process.pot(election.pot);
    CHECK(pot != nullptr);
    PabulibFile file;
    file.meta = meta_of(process, organisation, zone, *pot);
    file.election = election.election;
    file.election.length_max = process.ballot_kind == processes::BallotKind::approval ? process.marks_max : 0;
    file.project_columns = {"project_id", "cost", "votes", "score", "name", "category", "selected", "latitude", "longitude"};
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        const auto* const row = count.find(election.projects[p]);
        const auto project = std::ranges::find(projects, election.projects[p], &proposals::Project::id);
        CHECK(row && project != projects.end());
        file.project_cells.push_back({project->code, "", std::to_string(row->votes), std::to_string(row->score),
                                      project->title, project->category, row->won ? "1" : "0",
                                      project->latitude ? degrees(*project->latitude) : "",
                                      project->longitude ? degrees(*project->longitude) : ""});
    }
    return allocation::write_pabulib(file);
}

Result<ImportedElection> imported_election(const PabulibFile& file, std::string_view title,
                                           const i18n::Languages& languages, std::string_view zone, Instant now) {
    const Election& election = file.election;
    if (election.money_scale > 100) return refuse_file("budget", "money_too_fine", file.meta_value("budget"));
    for (const auto& mark : election.marks) {
        if (mark.points < 0) return refuse_file("points", "negative_points", std::to_string(mark.points));
    }
    ImportedElection imported;
    TRY(imported.process.phases, phases_of(file, zone, now));
    imported.ballots = ballots_of(election);
    imported.projects = projects_of(file);
    Process& process = imported.process;
    process.relations = {"lives"};
    process.languages = {"sv", "en"};
    for (const auto language : {"sv", "en"}) process.texts.push_back(texts_of(file, title, languages.get(language)));
    const auto currency = file.meta_value("currency");
    if (currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; })) {
        process.currency = currency;
    }
    process.pots = {{.id = {}, .area = {}, .name = std::string(shorten(file.meta_value("unit").empty() ? title : file.meta_value("unit"), limits::name_characters_max)),
                     .amount = {ore_of(election.budget, election.money_scale)}}};
    set_ballot_rules(process, file, imported.ballots);
    return imported;
}

}  // namespace allting::results
