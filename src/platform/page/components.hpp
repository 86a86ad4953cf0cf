// What pages are made of, one each, used everywhere (interface.md, "Components"). Each is readable without colour,
// sound or script; pictures of numbers carry their sentence and their table.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.hpp"
#include "core/time.hpp"
#include "platform/html/html.hpp"
#include "platform/page/frame.hpp"

namespace allting::page {

using Body = std::function<void(html::Out&)>;

enum class Tone { neutral, going, good, warning, bad };
/// State chip: a word and a shape, never colour alone.
void chip(html::Out& out, std::string_view text, Tone tone);

/// A picture of a thing, or the drawing of its category when nobody sent one.
struct Picture {
    std::string address = {};
    std::string drawing = {};      // "play": a drawing needs no description, it says what the title says
    std::string description = {};
    bool first_on_page = false;    // loaded at once; others when they come near
};
void picture(html::Out& out, const Picture& picture);

/// A card that leads somewhere: picture (address or empty), title, chip, lines, one verb.
struct Card {
    std::string address;
    std::string title;
    std::string picture = {};        // address of an image; empty → the category's drawing
    std::string drawing = {};        // name of a drawing in web/static/drawings, such as "play"
    std::string chip_text = {};
    Tone tone = Tone::neutral;
    std::vector<std::string> lines = {};
    std::string verb = {};           // "Rösta", "Läs mer"
    int heading_level = 3;
};
void card(html::Out& out, const Card& card);
void card_list(html::Out& out, const std::vector<Card>& cards);

/// Bar of money: parts of a whole, with a legend of amounts.
struct MoneyPart {
    std::string label;
    Money amount;
    Tone tone;
};
void money_bar(html::Out& out, const Frame& frame, std::string_view label, Money whole, const std::vector<MoneyPart>& parts);

/// Phases on a line; the one that is now is marked with aria-current.
struct TimelineStep {
    std::string name;
    Instant opens, closes;
    std::string note = {};
    std::string address = {};
};
void timeline(html::Out& out, const Frame& frame, const std::vector<TimelineStep>& steps);

/// "Nu: rösta – till söndag 12 maj kl. 20" with the one main act.
struct NowBox {
    std::string heading;
    std::string sentence;
    std::string verb = {};
    std::string address = {};
};
void now_box(html::Out& out, const NowBox& box);

/// The reason block of an answer to a resident.
struct Reason {
    std::string understood;  // thanks, and what we understood
    std::string answer;      // in one sentence
    std::string why;
    std::string next;        // what you can do now
    std::string who;         // function and unit
    std::optional<Instant> at;
};
void reason(html::Out& out, const Frame& frame, const Reason& reason);

/// Receipt with a number to keep.
struct Receipt {
    std::string heading;
    std::string number;
    std::vector<std::string> lines;
};
void receipt(html::Out& out, const Receipt& receipt);

void steps(html::Out& out, const Frame& frame, const std::vector<std::string>& names, std::size_t current);
void empty_state(html::Out& out, std::string_view heading, std::string_view sentence, std::string_view verb = {}, std::string_view address = {});
enum class NoticeKind { information, success, warning };
void notice(html::Out& out, NoticeKind kind, std::string_view heading, std::string_view sentence);
void link_button(html::Out& out, std::string_view text, std::string_view address, bool main = true);

/// People's own text: paragraphs and line breaks kept, links never made, dir="auto".
void written_text(html::Out& out, std::string_view text);

struct Row { std::string term; std::string value; std::string address = {}; };
void facts(html::Out& out, const std::vector<Row>& rows);  // <dl>

struct Table {
    std::string caption;
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;  // plain text
    std::vector<bool> numeric = {};              // right-aligned columns
};
void table(html::Out& out, const Table& table);
/// Previous and next page of a long list: `address` ends with "page=" or the like.
void pager(html::Out& out, const Frame& frame, std::string_view address, std::int64_t page, std::int64_t pages);

}  // namespace allting::page
