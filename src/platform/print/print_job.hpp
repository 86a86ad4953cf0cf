// What is to be printed: letters with a code for window envelopes, or sheets of code slips to cut. Knows no voter, no
// process and no PDF; travels to the printing program as JSON.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace allting::print {

/// The letter's text in one language.
struct Section {
    std::string language;  // "sv"
    bool right_to_left = false;
    std::string heading;
    std::vector<std::string> paragraphs;
};

struct Letter {
    std::vector<std::string> address;  // lines behind the window
    std::string code;                  // in groups of four
    std::string qr;                    // what the QR code says
};

struct Slip {
    std::string name;
    std::string code;
    std::string qr;
};
struct Sheet {
    std::string title;  // the class
    std::vector<Slip> slips;
};

/// One of the two lists is empty.
struct PrintJob {
    std::string title;   // of the file
    std::string sender;  // top left, and on every slip
    std::vector<std::string> sender_lines;
    std::string code_label;
    std::vector<Section> sections;  // the same in every letter; on sheets, the first paragraph of each stands under the title
    std::vector<Letter> letters;
    std::vector<Sheet> sheets;
};

std::string to_text(const PrintJob& job);
/// Nothing for what is no print job.
std::optional<PrintJob> job_from_text(std::string_view text);

}  // namespace allting::print
