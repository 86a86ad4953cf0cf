// What the commands about election files share: reading a file, and saying at a terminal what is wrong with it.
#pragma once
#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>

#include "algorithms/allocation/pabulib.hpp"
#include "app/command.hpp"
#include "core/result.hpp"

namespace allting::app {

class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count(); }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

/// The whole file; throws where it cannot be read.
std::string bytes_of(const std::string& name);

/// The error's sentences, a line each, for the person at the terminal. The texts are loaded here and not before: a count
/// that goes well needs none, and they take longer than most counts.
[[noreturn]] void complain_about(const std::string& name, const Error& error);

/// Reads a .pb file; throws with every fault in words.
allocation::PabulibFile read_election(const std::string& name,
                                      allocation::Duplicates duplicates = allocation::Duplicates::once);

/// What --duplicates says; once where it was not given.
allocation::Duplicates duplicates_from(const Arguments& arguments);

/// The option's value, the first word where it was not given; throws WrongUse, listing the words, for any other.
std::string one_of(const Arguments& arguments, std::string_view option, std::initializer_list<std::string_view> words);

}  // namespace allting::app
