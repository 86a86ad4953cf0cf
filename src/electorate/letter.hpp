// The words of code letters and class sheets, in Swedish and the other languages of the process. Pure.
#pragma once
#include <string>
#include <vector>

#include "electorate/code.hpp"
#include "electorate/register_actions.hpp"
#include "platform/i18n/translator.hpp"
#include "platform/print/print_job.hpp"

namespace allting::electorate {

struct LetterContext {
    processes::Process process;
    std::string sender;
    std::vector<std::string> sender_lines;
    std::string base_url;  // "https://budget.lindvalla.se"
};

/// A voter with a new code.
struct Addressed {
    Entry entry;
    Addressee to;
    std::string code;
};

/// Letters in the order given, or sheets by class in that order.
print::PrintJob print_job(const i18n::Languages& languages, const LetterContext& context, PrintKind kind, const std::vector<Addressed>& voters);

/// What the QR code says: the code stands after #, which browsers send to nobody.
std::string qr_text(std::string_view base_url, std::string_view code);

}  // namespace allting::electorate
