#include "platform/library/shared_library.hpp"

#include <gmock/gmock.h>

namespace allting::library {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const SharedLibrary& mathematics() {
    static const SharedLibrary library("libm.so.6", "libc6");
    return library;
}

TEST(shared_library, its_functions_can_be_called) {
    double (*const round_down)(double) = mathematics()["floor"];
    EXPECT_EQ(round_down(2.75), 2);
}

TEST(shared_library, one_that_is_absent_names_the_package_to_install) {
    EXPECT_THAT([] { SharedLibrary("libnone-such.so.7", "libnone-such7"); },
                ThrowsMessage<std::runtime_error>(HasSubstr("libnone-such.so.7: apt-get install libnone-such7 (")));
}

TEST(shared_library, one_that_is_too_old_names_what_it_lacks) {
    EXPECT_THAT([] { mathematics()["none_such"]; },
                ThrowsMessage<std::runtime_error>(HasSubstr("libm.so.6 has no none_such: install a newer libc6 (")));
}

}  // namespace
}  // namespace allting::library
