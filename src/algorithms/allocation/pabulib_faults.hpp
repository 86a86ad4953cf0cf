// Gathers what is wrong with a .pb file: line, field, value, and a sentence that says what to do.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/text.hpp"

namespace allting::allocation {

class PabulibFaults {
public:
    explicit PabulibFaults(std::size_t told_max) : told_max_(told_max) {}

    /// `code` is a word such as "unknown_project"; its sentence is the locale key "pabulib.unknown_project", and
    /// `found` is what stands against `value` in it.
    void add(std::size_t line, std::string_view field, std::string_view code, std::string_view value = {},
             std::string_view found = {}) {
        ++count_;
        if (errors_.size() >= told_max_) return;
        errors_.push_back({std::string(field), std::string(code), "pabulib." + std::string(code),
                           {{"line", std::to_string(line)},
                            {"field", shorten(field, 80)},
                            {"value", shorten(value, 80)},
                            {"found", shorten(found, 80)}}});
    }
    bool any() const { return count_ > 0; }
    std::size_t count() const { return count_; }
    std::vector<FieldError> told() { return std::move(errors_); }
    Error take() {
        return {ErrorKind::invalid, "invalid_pb_file", "pabulib.invalid", std::move(errors_),
                {{"count", std::to_string(count_)}}};
    }

private:
    std::size_t told_max_;
    std::size_t count_ = 0;
    std::vector<FieldError> errors_;
};

}  // namespace allting::allocation
