// What an official finds in the formal look at an idea.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "platform/http/request.hpp"
#include "reviews/completion.hpp"

namespace allting::reviews {

/// fault[WORD] = yes for each fault; mend, required with one that can be mended; like_another = yes; version
struct ScreeningForm {
    std::vector<std::string> faults = {};  // that the author can mend
    std::string final_fault = {};          // the first that nobody can mend; then the rest does not matter
    std::string mend = {};
    bool like_another = false;             // the facilitators are told, who may offer a merger
    std::int64_t version = {};
};
Result<ScreeningForm> read_screening_form(const http::Input& input);

}  // namespace allting::reviews
