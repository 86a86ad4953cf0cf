#include "reviews/screening_form.hpp"

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::reviews {

using http::FormReader;
using http::Need;

Result<ScreeningForm> read_screening_form(const http::Input& input) {
    FormReader form(input);
    const auto is_ticked = [&](std::string_view fault) { return form.checked("fault[" + std::string(fault) + "]"); };
    ScreeningForm read;
    for (const std::string_view fault : fault_words)
        if (is_ticked(fault)) read.faults.emplace_back(fault);
    for (const std::string_view fault : final_fault_words)
        if (read.final_fault.empty() && is_ticked(fault)) read.final_fault = fault;
    read.mend = form.text("mend", {.characters_min = 0, .characters_max = limits::reason_characters_max});
    if (read.final_fault.empty() && !read.faults.empty() && read.mend.empty()) form.refuse("mend", "required", "screening.refused.no_mend");
    if (read.final_fault.empty() && read.faults.empty() && !read.mend.empty()) form.refuse("mend", "no_fault", "screening.refused.no_fault");
    read.like_another = form.checked("like_another");
    read.version = form.number("version", {.least = 1}, Need::required).value_or(0);
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::reviews
