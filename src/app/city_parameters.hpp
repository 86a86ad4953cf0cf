// The parameters of a count that are conditions of cities, laid around any rule: a least number of votes, money of their
// own for areas and categories, projects that exclude each other, a part of the next project.
#pragma once
#include <span>

#include "app/count_parameters.hpp"

namespace allting::app {

std::span<const Parameter> city_parameters();

}  // namespace allting::app
