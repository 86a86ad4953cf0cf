#include "results/decision_form.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::results {

Result<Decision> read_decision_form(const http::Input& input, ProcessId process, Instant now) {
    http::FormReader form(input);
    Decision decision{.process = process,
                      .decided_at = now,
                      .body_name = form.line("body_name", {.characters_max = limits::name_characters_max}),
                      .registry_number = form.line("registry_number", {.characters_min = 0, .characters_max = limits::name_characters_max}),
                      .statement = form.text("statement", {.characters_max = limits::text_characters_max}),
                      .projects = {}};
    for (const auto& [key, value] : input.group("funded")) {
        const auto id = integer_from_text(key);
        if (!id || (value != "yes" && value != "no")) {
            form.refuse("funded[" + std::string(key) + "]", "not_a_choice", "form.not_a_choice");
            continue;
        }
        decision.projects.push_back({.project = {*id},
                                     .funded = value == "yes",
                                     .reason = form.text("reason[" + std::string(key) + "]",
                                                         {.characters_min = 0, .characters_max = limits::reason_characters_max})});
    }
    if (!form.ok()) return form.error();
    return decision;
}

}  // namespace allting::results
