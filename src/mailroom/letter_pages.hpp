// Letters to post: what waits, and the batches. Names and addresses stand on the letters alone. Pure.
#pragma once
#include <string>
#include <vector>

#include "mailroom/letter.hpp"
#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::mailroom {

struct LettersView {
    std::int64_t ready = 0;            // can be printed
    std::int64_t ready_protected = 0;  // in a batch of their own
    std::int64_t without_address = 0;  // to be told in another way
    std::vector<Batch> batches = {};   // newest first
};
std::string letters_page(const page::Frame& frame, const page::Typed& typed, const LettersView& view);
json::Value letters_json(const LettersView& view);
json::Value batch_json(const Batch& batch);

}  // namespace allting::mailroom
