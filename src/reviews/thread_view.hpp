// What the page and the data of a thread show.
#pragma once
#include <string>
#include <vector>

#include "reviews/thread.hpp"

namespace allting::reviews {

struct ThreadView {
    proposals::Proposal proposal = {};
    CaseId in_case = {};
    Seat seat = Seat::none;
    std::vector<Message> messages = {};  // empty for a seat that may not read
    std::string request_key = {};
};

}  // namespace allting::reviews
