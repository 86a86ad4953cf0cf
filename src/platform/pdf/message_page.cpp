// A message as a letter: the text flows over as many pages as it needs, never smaller than can be read; then the way to read
// more, and last, whole on one page, a part to tick and send back.
#include <algorithm>

#include "core/text.hpp"
#include "platform/pdf/letter_layout.hpp"

namespace allting::pdf {
namespace {

constexpr double first_top = 106, next_top = 22, foot_y = 284, gap = 2;
constexpr double bottom = foot_y - 3;
constexpr double qr_side = 26, box_side = 4;
constexpr double line_width = width - 2 * margin;
constexpr double usual_points = 11, smallest_points = 10, large_points = 18;

struct Sizes {
    double text = usual_points, small = 9;
    double heading() const { return text + 2; }
    /// Square, gap and writing line grow with the text beside them.
    double times(double mm) const { return mm * text / usual_points; }
};
constexpr Sizes large_sizes{.text = large_points, .small = 16};

TextStyle style_of(const std::string& language, bool right_to_left, double points, bool bold = false) {
    return {.font = {.points = points, .bold = bold}, .language = language.c_str(), .right_to_left = right_to_left};
}
TextStyle style_of(const print::Message& message, double points, bool bold = false) {
    return style_of(message.language, message.right_to_left, points, bold);
}

/// From the left edge, or from the right one where the language begins there.
double from_start(const print::Message& message, double offset, double wide) {
    return message.right_to_left ? width - margin - offset - wide : margin + offset;
}

void square(PageDrawing& page, double x, double y, double side) {
    page.line(x, y, x + side, y);
    page.line(x, y + side, x + side, y + side);
    page.line(x, y, x, y + side);
    page.line(x + side, y, x + side, y + side);
}

/// The part to send back, drawn or only measured; gives its height.
double reply_part(PageDrawing& page, const print::Message& message, const Sizes& sizes, double top, bool is_drawn) {
    const auto put = [&](const Box& box, const std::string& text, const TextStyle& style) {
        return is_drawn ? page.text(box, text, style) : page.height_of(box, text, style);
    };
    const double side = sizes.times(box_side), beside = sizes.times(box_side + 3);
    double y = top + 4;
    if (is_drawn) page.line(8, top, width - 8, top, true);
    y += put({margin, y, line_width}, message.reply_heading, style_of(message, sizes.text, true)) + gap;
    for (const auto& reply : message.replies) {
        if (is_drawn) square(page, from_start(message, 0, side), y, side);
        const double wide = line_width - beside;
        y += put({from_start(message, beside, wide), y, wide}, reply, style_of(message, sizes.text)) + gap;
    }
    for (const auto& label : message.reply_lines) {
        y += put({margin, y + gap, line_width}, label, style_of(message, sizes.small)) + gap + sizes.times(7);
        if (is_drawn) page.line(margin, y, width - margin, y);
    }
    y += gap + put({margin, y + gap, line_width}, message.reply_to, style_of(message, sizes.small));
    return y - top;
}

/// The QR code and what to type, drawn or only measured; `drawn` becomes false when the code holds too little.
double more_part(PageDrawing& page, const print::Message& message, const Sizes& sizes, double top, bool is_drawn, bool& drawn) {
    if (message.qr.empty()) return 0;
    const double wide = line_width - qr_side - 4, x = from_start(message, qr_side + 4, wide);
    const TextStyle label = style_of(message, sizes.text - 1), address{.font = {.points = sizes.text, .bold = true}, .right_to_left = false};
    const double label_height = page.height_of({x, top, wide}, message.more_label, label);
    const double height = std::max(qr_side, 7 + label_height + page.height_of({x, top, wide}, message.more, address)) + gap;
    if (!is_drawn) return height;
    drawn = page.qr(from_start(message, 0, qr_side), top, qr_side, message.qr);
    page.text({x, top + 6, wide}, message.more_label, label);
    page.text({x, top + 7 + label_height, wide}, message.more, address);
    return height;
}

/// How much of the text, cut between words, is at most that high; 0 when not even one word is.
std::size_t fitting_part(PageDrawing& page, const std::string& text, const TextStyle& style, double height_max) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 1; at < text.size(); ++at)
        if (text[at] == ' ' || text[at] == '\n') ends.push_back(at);
    const auto fits = [&](std::size_t end) { return page.height_of({margin, 0, line_width}, text.substr(0, end), style) <= height_max; };
    const auto first_too_long = std::partition_point(ends.begin(), ends.end(), fits);
    return first_too_long == ends.begin() ? 0 : *std::prev(first_too_long);
}

/// What stands where on which page, before anything is drawn: the foot says how many pages there are.
class Flow {
public:
    explicit Flow(PageDrawing& measure) : measure_(measure) {}

    /// A text that may go on over the page.
    void text(std::string words, const TextStyle& style) {
        for (double height = 0; (height = height_of(words, style)) > room();) {
            const std::size_t part = fitting_part(measure_, words, style, room());
            if (part == 0 && is_on_empty_page()) break;  // a word larger than a page: cut off there
            if (part > 0) place(words.substr(0, part), style);
            words.erase(0, words.find_first_not_of(" \n", part));
            next_page();
        }
        place(std::move(words), style);
    }
    /// A heading, never the last on its page.
    void heading(const std::string& words, const TextStyle& style, double below) {
        if (height_of(words, style) + below > room() && !is_on_empty_page()) next_page();
        text(words, style);
    }
    void space(double height) { y_ += std::min(height, room()); }
    /// Something that stands whole; gives where it begins.
    double whole(double height) {
        if (height > room() && !is_on_empty_page()) next_page();
        const double top = y_;
        y_ += height;
        return top;
    }
    double room() const { return bottom - y_; }
    std::size_t pages() const { return pages_.size(); }
    std::size_t last() const { return pages_.size() - 1; }
    void draw(PageDrawing& page, std::size_t number) const {
        for (const Placed& one : pages_[number]) page.text(one.box, one.text, one.style);
    }

private:
    struct Placed {
        Box box;
        std::string text;
        TextStyle style;
    };
    double height_of(const std::string& words, const TextStyle& style) { return measure_.height_of({margin, 0, line_width}, words, style); }
    bool is_on_empty_page() const { return pages_.back().empty() && y_ == next_top; }
    void place(std::string words, const TextStyle& style) {
        const double height = height_of(words, style);
        pages_.back().push_back({{margin, y_, line_width, height > room() ? room() : 0}, std::move(words), style});
        y_ += std::min(height, room()) + gap;
    }
    void next_page() {
        pages_.emplace_back();
        y_ = next_top;
    }

    PageDrawing& measure_;
    std::vector<std::vector<Placed>> pages_{1};
    double y_ = first_top;
};

struct Laid {
    Flow flow;
    std::size_t more_page = 0;
    double more_top = 0;
    double reply_height = 0;
};

Laid lay_out(PageDrawing& page, const print::Message& message, const Sizes& sizes) {
    Laid laid{.flow = Flow(page)};
    Flow& flow = laid.flow;
    const double two_lines = sizes.times(14);
    flow.heading(message.heading, style_of(message, sizes.heading(), true), two_lines);
    for (const auto& paragraph : message.paragraphs) flow.text(paragraph, style_of(message, sizes.text));
    for (const auto& section : message.also) {
        flow.space(sizes.times(4));
        flow.heading(section.heading, style_of(section.language, section.right_to_left, sizes.heading(), true), two_lines);
        for (const auto& paragraph : section.paragraphs) flow.text(paragraph, style_of(section.language, section.right_to_left, sizes.text));
    }
    bool drawn = true;
    if (const double height = more_part(page, message, sizes, 0, false, drawn); height > 0) {
        laid.more_top = flow.whole(height);
        laid.more_page = flow.last();
    }
    if (!message.replies.empty()) {
        laid.reply_height = reply_part(page, message, sizes, 0, false);
        flow.whole(laid.reply_height);
    }
    return laid;
}

/// One page where the text fits in a size that is easy to read; else the usual size over as many as it takes.
std::pair<Sizes, Laid> best_layout(PageDrawing& page, const print::Message& message) {
    if (message.is_large) return {large_sizes, lay_out(page, message, large_sizes)};
    const Sizes smaller{.text = smallest_points};
    Laid usual = lay_out(page, message, {});
    if (usual.flow.pages() > 1)
        if (Laid small = lay_out(page, message, smaller); small.flow.pages() == 1) return {smaller, std::move(small)};
    return {Sizes{}, std::move(usual)};
}

}  // namespace

bool message_pages(PageDrawing& page, const print::PrintJob& job, const print::Message& message) {
    const auto [sizes, laid] = best_layout(page, message);
    bool drawn = true;
    for (std::size_t number = 0; number < laid.flow.pages(); ++number) {
        if (number == 0) letter_head(page, job, message.address);
        laid.flow.draw(page, number);
        if (!message.qr.empty() && number == laid.more_page) more_part(page, message, sizes, laid.more_top, true, drawn);
        if (laid.reply_height > 0 && number == laid.flow.last()) reply_part(page, message, sizes, bottom - laid.reply_height, true);
        const std::string place = laid.flow.pages() > 1 ? " · " + std::to_string(number + 1) + "/" + std::to_string(laid.flow.pages()) : "";
        page.text({margin, foot_y, line_width}, message.foot + place, style_of(message, 8));
        page.next_page();
    }
    return drawn;
}

}  // namespace allting::pdf
