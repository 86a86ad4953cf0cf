// A refusal travels up by TRY, untouched; asking for what is not there is our own bug.
#include "core/result.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace allting {
namespace {

Result<int> halve(int n) {
    if (n % 2 != 0) return refuse(ErrorKind::invalid, "odd", "test.odd");
    return n / 2;
}

Result<int> quarter(int n) {
    TRY(const int half, halve(n));
    TRY(const int fourth, halve(half));
    return fourth;
}

Result<void> must_be_even(int n) {
    TRY_DO(halve(n));
    return {};
}

TEST(Result, try_gives_the_value_or_returns_the_refusal) {
    EXPECT_EQ(quarter(8).value(), 2);
    const auto refused = quarter(6);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "odd");
    EXPECT_EQ(refused.error().kind, ErrorKind::invalid);
    EXPECT_TRUE(must_be_even(2).ok());
    EXPECT_FALSE(must_be_even(1).ok());
}

TEST(Result, carries_values_that_can_only_be_moved) {
    const auto make = [](int n) -> Result<std::unique_ptr<int>> {
        TRY(const int half, halve(n));
        return std::make_unique<int>(half);
    };
    EXPECT_EQ(*make(4).value(), 2);
}

TEST(Result, asking_for_what_is_not_there_is_our_bug) {
    EXPECT_THROW((void)quarter(6).value(), BrokenInvariant);
    EXPECT_THROW((void)quarter(8).error(), BrokenInvariant);
}

TEST(Result, field_errors_gather_until_taken) {
    FieldErrors errors;
    EXPECT_TRUE(errors.empty());
    errors.add("title", "too_short", "form.too_short");
    errors.add("cost", "required", "form.required");
    const auto error = errors.take();
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    ASSERT_EQ(error.fields.size(), 2u);
    EXPECT_EQ(error.fields[1].field, "cost");
}

}  // namespace
}  // namespace allting
