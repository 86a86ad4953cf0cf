// What is to be printed: letters with a code for window envelopes, sheets of code slips to cut, messages as letters, or cards.
// Knows no voter, no process and no PDF; travels to the printing program as JSON.
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

/// A message as a letter, each with a text and a language of its own.
struct Message {
    std::vector<std::string> address;     // lines behind the window
    std::string language;
    bool right_to_left = false;
    std::string heading;
    std::vector<std::string> paragraphs;
    std::vector<Section> also = {};       // the same in other languages
    bool is_large = false;                // in large print
    std::string more_label, more;         // "Läs mer:" "budget.lindvalla.se/proposals/7"; may be empty, with the QR code
    std::string qr;
    std::string reply_heading;            // of the part to send back; no such part when `replies` is empty
    std::vector<std::string> replies;     // each with a box to tick
    std::vector<std::string> reply_lines; // each with a line to write on
    std::string reply_to;
    std::string foot;                     // which print this is
};

/// Something to know, on a card: a page of A4 to hang up, or four on a page to cut out.
enum class CardSize { a4, a6 };
struct Card {
    struct Fact {
        std::string term, text;
    };
    std::string language;
    bool right_to_left = false;
    std::string label;   // small, above the heading
    std::string heading;
    std::vector<Fact> facts;
    std::string foot;    // source, and which print this is
    std::string qr;
};

/// All of the lists but one are empty.
struct PrintJob {
    std::string title;   // of the file
    std::string sender;  // top left, and on every slip
    std::vector<std::string> sender_lines;
    std::string code_label;
    std::vector<Section> sections;  // the same in every letter; on sheets, the first paragraph of each stands under the title
    std::vector<Letter> letters;
    std::vector<Sheet> sheets;
    std::vector<Message> messages = {};
    std::vector<Card> cards = {};
    CardSize card_size = CardSize::a6;
};

std::string to_text(const PrintJob& job);
/// Nothing for what is no print job.
std::optional<PrintJob> job_from_text(std::string_view text);

}  // namespace allting::print
