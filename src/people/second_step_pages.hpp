// Pages of the second step of signing in. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::people {

/// The picture and the key for the app, and a field for its first code.
struct SetUpView {
    std::string next = "/";
    std::string app_address;  // otpauth://…
    std::string key;          // the secret as one types it
};
std::string set_up_page(const page::Frame& frame, const SetUpView& view, const page::Typed& typed);

std::string second_step_page(const page::Frame& frame, std::string_view next, const page::Typed& typed);

/// The codes for recovery, this once, and the way on.
struct RecoveryView {
    std::vector<std::string> codes;
    std::string next = "/";
};
std::string recovery_page(const page::Frame& frame, const RecoveryView& view);
json::Value recovery_json(const RecoveryView& view);

/// One's own second step: what there is, new codes, another app.
struct OwnSecondStepView {
    bool is_set_up = false;
    bool is_needed = false;
    std::int64_t codes_left = 0;
};
std::string own_second_step_page(const page::Frame& frame, const OwnSecondStepView& view, const page::Typed& typed);

}  // namespace allting::people
