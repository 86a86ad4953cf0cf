// The three processes of the demo town: one collects ideas now, one is voted on now, one was decided lately.
#pragma once
#include "app/demo/town.hpp"
#include "core/result.hpp"
#include "platform/i18n/translator.hpp"
#include "processes/process.hpp"

namespace allting::demo {

struct Plans {
    processes::Process ideas, vote, decided;
};

/// Dates follow from `now`, so that the demo is alive on whatever day it is made. Published when they began.
Plans publish_plans(db::Transaction& tx, const Town& town, const i18n::Languages& languages, std::string_view zone, Instant now);

/// The value, or an exception that names what the demo's own data did wrong.
template <class T>
T must(Result<T> result) {
    if (!result.ok()) {
        std::string what = "the demo broke a rule: " + result.error().code;
        for (const FieldError& field : result.error().fields) what += " " + field.field + "=" + field.code;
        throw std::runtime_error(what);
    }
    return std::move(result).value();
}
inline void must(Result<void> result) {
    if (!result.ok()) throw std::runtime_error("the demo broke a rule: " + result.error().code);
}

}  // namespace allting::demo
