// What people in the demo town have written: ideas, comments and answers, by hand, in tables. Only data.
#pragma once
#include <span>
#include <string_view>

namespace allting::demo {

/// Index into town_areas(): the town has seven areas.
enum class TownArea { centrum, norrhagen, angen, sjostaden, bruket, vasterby, asvik };

/// How far an idea has come when the demo opens.
enum class Fate {
    received,         // waits for its first answer
    in_review,        // officials have their questions
    change_proposed,  // an offer waits for the author
    not_feasible,     // answered, with a reason
    already_planned,  // answered: it comes anyway
    withdrawn,
};

struct IdeaText {
    std::string_view category;
    TownArea area;
    std::string_view title, body, beneficiaries, place;
    std::string_view language = "sv";
    Fate fate = Fate::received;
    std::string_view answer_key = {};  // of answers(), where there is an answer
    bool on_paper = false;
};
std::span<const IdeaText> ideas_now();

/// A project that passed its review: with what it costs and which department (index into departments) carries it out.
struct ProjectText {
    std::string_view category;
    TownArea area;
    std::string_view title, body, beneficiaries, place;
    std::int64_t kronor;
    std::int64_t kronor_a_year;
    int department;
    int liking;  // 1 … 10: how often simulated voters mark it
};
std::span<const ProjectText> projects_in_vote();
std::span<const ProjectText> projects_decided();

/// An answer in the five parts of a good reason.
struct AnswerText {
    std::string_view key, code, understood, answer, why, next;
    int department;
};
const AnswerText& answer(std::string_view key);

std::span<const std::string_view> comments();
std::span<const std::string_view> first_names();
std::span<const std::string_view> last_names();

}  // namespace allting::demo
