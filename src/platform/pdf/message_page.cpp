// A message as one page: the text as large as fits, the way to read more, and a part to tick and send back.
#include <algorithm>

#include "platform/pdf/letter_layout.hpp"

namespace allting::pdf {
namespace {

constexpr double text_top = 106, foot_y = 284, gap = 2;
constexpr double qr_side = 26, box_side = 4;
constexpr double line_width = width - 2 * margin;

TextStyle style_of(const print::Message& message, double points, bool bold = false) {
    return {.font = {.points = points, .bold = bold}, .language = message.language.c_str(), .right_to_left = message.right_to_left};
}

/// From the left edge, or from the right one where the language begins there.
double from_start(const print::Message& message, double offset, double wide) {
    return message.right_to_left ? width - margin - offset - wide : margin + offset;
}

void square(PageDrawing& page, double x, double y) {
    page.line(x, y, x + box_side, y);
    page.line(x, y + box_side, x + box_side, y + box_side);
    page.line(x, y, x, y + box_side);
    page.line(x + box_side, y, x + box_side, y + box_side);
}

/// The part to send back, drawn or only measured; gives its height.
double reply_part(PageDrawing& page, const print::Message& message, double top, bool is_drawn) {
    const auto put = [&](const Box& box, const std::string& text, const TextStyle& style) {
        return is_drawn ? page.text(box, text, style) : page.height_of(box, text, style);
    };
    double y = top + 4;
    if (is_drawn) page.line(8, top, width - 8, top, true);
    y += put({margin, y, line_width}, message.reply_heading, style_of(message, 11, true)) + gap;
    for (const auto& reply : message.replies) {
        if (is_drawn) square(page, from_start(message, 0, box_side), y);
        const double wide = line_width - box_side - 3;
        y += put({from_start(message, box_side + 3, wide), y, wide}, reply, style_of(message, 11)) + gap;
    }
    for (const auto& label : message.reply_lines) {
        y += put({margin, y + gap, line_width}, label, style_of(message, 9)) + gap + 7;
        if (is_drawn) page.line(margin, y, width - margin, y);
    }
    y += gap + put({margin, y + gap, line_width}, message.reply_to, style_of(message, 9));
    return y - top;
}

double text_height(PageDrawing& page, const print::Message& message, double points) {
    double sum = page.height_of({margin, 0, line_width}, message.heading, style_of(message, points + 2, true)) + gap;
    for (const auto& paragraph : message.paragraphs) sum += page.height_of({margin, 0, line_width}, paragraph, style_of(message, points)) + gap;
    return sum;
}

/// The text between its top and `bottom`; gives where it ends.
double body(PageDrawing& page, const print::Message& message, double bottom) {
    constexpr double sizes[] = {11, 10, 9, 8};
    const auto* fitting = std::ranges::find_if(sizes, [&](double points) { return text_top + text_height(page, message, points) <= bottom; });
    const double points = fitting == std::end(sizes) ? 8 : *fitting;
    double y = text_top;
    y += page.text({margin, y, line_width}, message.heading, style_of(message, points + 2, true)) + gap;
    for (const auto& paragraph : message.paragraphs) {
        if (y + 4 > bottom) break;  // an ellipsis above says that there is more at the address
        y += page.text({margin, y, line_width, bottom - y}, paragraph, style_of(message, points)) + gap;
    }
    return y;
}

}  // namespace

bool message_page(PageDrawing& page, const print::PrintJob& job, const print::Message& message) {
    letter_head(page, job, message.address);
    const double reply_height = message.replies.empty() ? 0 : reply_part(page, message, 0, false);
    const double reply_top = foot_y - 3 - reply_height;
    const double more_height = message.qr.empty() ? 0 : qr_side + gap;
    double y = body(page, message, reply_top - more_height - gap);
    bool drawn = true;
    if (!message.qr.empty()) {
        const double wide = line_width - qr_side - 4;
        drawn = page.qr(from_start(message, 0, qr_side), y, qr_side, message.qr);
        const double label = page.text({from_start(message, qr_side + 4, wide), y + 6, wide}, message.more_label, style_of(message, 10));
        page.text({from_start(message, qr_side + 4, wide), y + 7 + label, wide}, message.more, {.font = {.points = 11, .bold = true}, .right_to_left = false});
    }
    if (!message.replies.empty()) reply_part(page, message, reply_top, true);
    page.text({margin, foot_y, line_width}, message.foot, style_of(message, 8));
    page.next_page();
    return drawn;
}

}  // namespace allting::pdf
