// Result<T>: a value, or why a person or a rule said no. The two other failures have other mechanisms:
// the world broke (exceptions of platform/), we broke (CHECK). ARCHITECTURE.md, "Errors".
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/check.hpp"

namespace allting {

/// Closed list; platform/http/error_response.cpp maps each kind to a status.
enum class ErrorKind {
    invalid,        // 422: a field is wrong; `fields` says which and why
    not_signed_in,  // 401: who are you?
    not_allowed,    // 403: we know who you are, and this is not yours to do
    not_found,      // 404
    conflict,       // 409: the state says no (phase closed, already decided, rules frozen)
    too_large,      // 413
    too_many,       // 429
    unavailable,    // 503
};

/// One wrong field. `text_key` is a locale key whose message says what to do next.
struct FieldError {
    std::string field;
    std::string code;      // word for machines, such as "too_long"
    std::string text_key;  // such as "form.too_long"
    std::vector<std::pair<std::string, std::string>> arguments = {};  // for the message, already formatted
};

/// `code` is a word for machines ("vote_closed"), `text_key` a sentence for people that says what to do next.
struct Error {
    ErrorKind kind;
    std::string code;
    std::string text_key;
    std::vector<FieldError> fields = {};
    std::vector<std::pair<std::string, std::string>> arguments = {};
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() & { CHECK(ok()); return std::get<0>(state_); }
    const T& value() const& { CHECK(ok()); return std::get<0>(state_); }
    T&& value() && { CHECK(ok()); return std::get<0>(std::move(state_)); }
    Error& error() & { CHECK(!ok()); return std::get<1>(state_); }
    Error&& error() && { CHECK(!ok()); return std::get<1>(std::move(state_)); }
    const Error& error() const& { CHECK(!ok()); return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    void value() const { CHECK(ok()); }
    Error& error() & { CHECK(!ok()); return *error_; }
    Error&& error() && { CHECK(!ok()); return std::move(*error_); }
    const Error& error() const& { CHECK(!ok()); return *error_; }

private:
    std::optional<Error> error_;
};

inline Error refuse(ErrorKind kind, std::string code, std::string text_key) {
    return Error{kind, std::move(code), std::move(text_key), {}, {}};
}

/// Gathers every wrong field of a form, so that a person sees all of them at once.
class FieldErrors {
public:
    void add(std::string field, std::string code, std::string text_key,
             std::vector<std::pair<std::string, std::string>> arguments = {}) {
        errors_.push_back({std::move(field), std::move(code), std::move(text_key), std::move(arguments)});
    }
    bool empty() const { return errors_.empty(); }
    Error take() { return Error{ErrorKind::invalid, "invalid_form", "form.invalid", std::move(errors_), {}}; }

private:
    std::vector<FieldError> errors_;
};

}  // namespace allting

// TRY(auto poll, load_poll(db, id));  declares `poll`, or returns the error from the enclosing function.
// TRY_DO(check_open(phase, now));     the same where there is no value to keep.
#define ALLTING_JOIN_(a, b) a##b
#define ALLTING_JOIN(a, b) ALLTING_JOIN_(a, b)
#define TRY_AS_(name, declaration, expression)          \
    auto name = (expression);                           \
    if (!name.ok()) return std::move(name).error();     \
    declaration = std::move(name).value()
#define TRY(declaration, ...) TRY_AS_(ALLTING_JOIN(try_result_, __LINE__), declaration, (__VA_ARGS__))
#define TRY_DO(...)                                                        \
    do {                                                                   \
        auto try_do_result = (__VA_ARGS__);                                \
        if (!try_do_result.ok()) return std::move(try_do_result).error();  \
    } while (false)
