// Cards on A4: one a page to hang up, or four of A6 with lines to cut along. The text is as large as fits.
#include <algorithm>

#include "platform/pdf/letter_layout.hpp"

namespace allting::pdf {
namespace {

/// Where a card is, and how large its signs may be at most and at least.
struct Frame {
    double x, y, width, height, edge, qr_side;
    double points_most, points_least, points_of_foot;
};

TextStyle style_of(const print::Card& card, double points, bool bold = false) {
    return {.font = {.points = points, .bold = bold}, .language = card.language.c_str(), .right_to_left = card.right_to_left};
}

/// Heading and facts from `y` on, drawn or only measured; gives where they end.
double body(PageDrawing& page, const Frame& frame, const print::Card& card, double points, bool is_drawn) {
    const double x = frame.x + frame.edge, wide = frame.width - 2 * frame.edge, bottom = frame.y + frame.height - frame.edge;
    double y = frame.y + frame.edge;
    const auto put = [&](const std::string& text, const TextStyle& style, double gap) {
        if (text.empty() || (is_drawn && y > bottom)) return;
        y += (is_drawn ? page.text({x, y, wide, bottom - y}, text, style) : page.height_of({x, y, wide}, text, style)) + gap;
    };
    const double gap = points * 0.12;
    put(card.label, style_of(card, points * 0.8), gap);
    put(card.heading, style_of(card, points * 1.5, true), 2 * gap);
    for (const auto& fact : card.facts) {
        put(fact.term, style_of(card, points * 0.85, true), 0);
        put(fact.text, style_of(card, points), gap);
    }
    return y;
}

bool draw(PageDrawing& page, const Frame& whole, const print::PrintJob& job, const print::Card& card) {
    const double beside = whole.width - 2 * whole.edge - whole.qr_side - 3;
    const std::string foot = card.foot + "\n" + job.sender;
    const double foot_height = std::max(whole.qr_side, page.height_of({0, 0, beside}, foot, style_of(card, whole.points_of_foot)));
    Frame upper = whole;
    upper.height = whole.height - foot_height - whole.edge;
    double points = whole.points_most;
    while (points > whole.points_least && body(page, upper, card, points, false) > upper.y + upper.height - upper.edge) points -= 0.5;
    body(page, upper, card, points, true);
    const double foot_top = whole.y + whole.height - whole.edge - foot_height;
    const double qr_x = card.right_to_left ? whole.x + whole.edge : whole.x + whole.width - whole.edge - whole.qr_side;
    const double foot_x = card.right_to_left ? whole.x + whole.edge + whole.qr_side + 3 : whole.x + whole.edge;
    page.text({foot_x, foot_top, beside, foot_height}, foot, style_of(card, whole.points_of_foot));
    return page.qr(qr_x, foot_top, whole.qr_side, card.qr);
}

}  // namespace

bool card_pages(PageDrawing& page, const print::PrintJob& job) {
    bool drawn = true;
    const bool is_large = job.card_size == print::CardSize::a4;
    const std::size_t a_page = is_large ? 1 : 4;
    for (std::size_t i = 0; i < job.cards.size(); ++i) {
        const std::size_t place = i % a_page;
        const Frame frame = is_large ? Frame{0, 0, width, height, margin, 32, 28, 12, 10}
                                     : Frame{double(place % 2) * width / 2, double(place / 2) * height / 2, width / 2, height / 2, 8, 20, 13, 7, 7};
        if (!is_large && place == 0) {
            page.line(width / 2, 0, width / 2, height, true);
            page.line(0, height / 2, width, height / 2, true);
        }
        drawn = draw(page, frame, job, job.cards[i]) && drawn;
        if (place + 1 == a_page || i + 1 == job.cards.size()) page.next_page();
    }
    return drawn;
}

}  // namespace allting::pdf
