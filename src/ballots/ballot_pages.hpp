// The pages of the vote: one thing at a time, without navigation, and without script as well. What was chosen travels
// from step to step in the forms themselves; nothing is stored before the vote is cast.
#pragma once
#include <optional>
#include <string>

#include "ballots/ballot_view.hpp"
#include "ballots/receipt.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::ballots {

std::string right_page(const page::Frame& frame, const page::Typed& typed, const processes::Process& process);
std::string area_page(const page::Frame& frame, const processes::Process& process);
/// `error` is null when nothing was wrong.
std::string choose_page(const page::Frame& frame, const BallotView& view, const Error* error);
std::string check_page(const page::Frame& frame, const BallotView& view, std::string_view request_key);
/// Cast already: change or withdraw. On paper: neither.
std::string voted_page(const page::Frame& frame, const processes::Process& process, RollState state, bool by_pass = false);
/// `receipt` is empty when it was shown before and has gone.
std::string receipt_page(const page::Frame& frame, const processes::Process& process, const std::optional<std::string>& receipt, std::string_view base_url,
                         bool by_pass = false);
/// Where a code on paper is typed in; `sending`: open votes in which a code is sent to a telephone or a mailbox.
std::string way_in_page(const page::Frame& frame, const page::Typed& typed, const std::vector<processes::Process>& sending);
/// What the holder of a pass is told, with the button that ends it.
void pass_note(html::Out& out, const page::Frame& frame);

/// The answer to a receipt that was typed in.
struct Lookup {
    bool asked = false;
    ReceiptAnswer answer = {};
    std::string process_title = {};
};
std::string receipts_page(const page::Frame& frame, const page::Typed& typed, const Lookup& lookup);

}  // namespace allting::ballots
