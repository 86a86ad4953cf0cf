// Gathers what is wrong with a .pb file: line, field, value, and a sentence that says what to do.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/text.hpp"

namespace allting::allocation {

class PabulibFaults {
public:
    /// `code` is a word such as "unknown_project"; its sentence is the locale key "pabulib.unknown_project".
    void add(std::size_t line, std::string_view field, std::string_view code, std::string_view value = {}) {
        if (++count_ > shown_max) return;
        errors_.push_back({std::string(field), std::string(code), "pabulib." + std::string(code),
                           {{"line", std::to_string(line)},
                            {"field", std::string(field)},
                            {"value", shorten(value, 80)}}});
    }
    bool any() const { return count_ > 0; }
    bool full() const { return count_ >= shown_max; }
    Error take() {
        return {ErrorKind::invalid, "invalid_pb_file", "pabulib.invalid", std::move(errors_),
                {{"count", std::to_string(count_)}}};
    }

private:
    static constexpr std::size_t shown_max = 20;
    std::size_t count_ = 0;
    std::vector<FieldError> errors_;
};

}  // namespace allting::allocation
