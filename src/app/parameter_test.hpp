// What the tests of parameters, presets and proofs share: options as at a terminal, and a small town.
#pragma once
#include <gtest/gtest.h>

#include "app/count_parameters.hpp"

namespace allting::app {

/// The words after `allting count FILE.pb`.
inline Arguments arguments_of(std::vector<std::string_view> words) {
    static const auto flag = "partial_next!";
    std::vector<std::string_view> allowed = {"preset", flag};
    for (const Parameter& parameter : all_parameters())
        if (!parameter.values.empty()) allowed.push_back(parameter.name);
    return Arguments(words, allowed);
}

/// A file with these projects and votes, both as the lines of a .pb file.
inline allocation::PabulibFile file_of(const std::string& meta, const std::string& projects, const std::string& votes) {
    auto file = allocation::read_pabulib("META\nkey;value\ndescription;x\ncountry;x\nunit;x\ninstance;x\nrule;greedy\ndate_begin;2027\n"
                                         "date_end;2027\n" + meta + "PROJECTS\n" + projects + "VOTES\nvoter_id;vote\n" + votes);
    EXPECT_TRUE(file.ok());
    return std::move(file).value();
}

inline allocation::PabulibFile small_town() {
    return file_of("num_projects;4\nnum_votes;5\nbudget;100\nvote_type;approval\nmin_project_score_threshold;2\n",
                   "project_id;cost;district;category\n1;40;Väster;park\n2;30;Söder;väg, cykel\n3;50;Söder;park\n4;20;Söder, park;väg\n",
                   "1;1,2\n2;1,3\n3;2,3,4\n4;4\n5;1\n");
}

}  // namespace allting::app
