// What a result page says beside who won: who got something, where the money went, how sure the result is, and whether any
// group is owed more. Plain words and pictures first, numbers folded below. Pure.
#pragma once
#include <string>

#include "platform/page/frame.hpp"
#include "results/figures.hpp"
#include "results/result_view.hpp"

namespace allting::results {

/// The sections of the result page that rest on figures; one sentence while they are being made, or where too few voted.
void figure_parts(html::Out& out, const page::Frame& frame, const ResultView& view);

/// Under equal shares: what each voter's share was, and how far it grew; nothing under other rules.
void shares_part(html::Out& out, const page::Frame& frame, const ResultView& view);

/// How one project won or lost, as a picture with its sentence, and the command that gives the same.
void project_figures_part(html::Out& out, const page::Frame& frame, const ProjectView& view);

/// The rules beside each other on the same ballots: a table of projects and rules, and one of figures.
std::string comparison_page(const page::Frame& frame, const ResultView& view);

/// What several rules gave on one election: for the comparison and for trials.
struct RulesShown {
    std::string_view caption;
    const std::vector<RuleFigures>& rules;
    const std::vector<ProjectId>& projects;
    std::function<std::string(ProjectId)> name_of_project;
    std::int64_t voters = 0;
    bool is_open = false;  // the tables are unfolded
};

/// The first rule against each of the others in words, and the tables below.
void rules_part(html::Out& out, const page::Frame& frame, const RulesShown& shown);

}  // namespace allting::results
