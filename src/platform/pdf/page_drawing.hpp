// Drawing on an A4 page in millimetres: text by Pango, lines and QR codes by Cairo. Only for the files of this folder.
#pragma once
#include <memory>
#include <string>

#include <cairo.h>

namespace allting::pdf {

struct Font {
    const char* family = "DejaVu Sans";
    double points = 10;
    bool bold = false;
};

struct Box {
    double x = 0, y = 0, width = 0;  // mm from the top left
    double height_max = 0;           // 0 = none; what does not fit becomes an ellipsis
};

struct TextStyle {
    Font font = {};
    const char* language = "sv";
    bool right_to_left = false;
    bool centred = false;
};

class PageDrawing {
public:
    /// `cr` draws in points.
    explicit PageDrawing(cairo_t* cr) : cr_(cr) {}

    /// Wraps within the box; gives the height in mm.
    double text(const Box& box, const std::string& utf8, const TextStyle& style);
    /// The height that text() would give; draws nothing.
    double height_of(const Box& box, const std::string& utf8, const TextStyle& style);
    void line(double x1, double y1, double x2, double y2, bool dashed = false);
    /// A square of `side` mm with the quiet zone inside. False when the text does not fit into a QR code.
    bool qr(double x, double y, double side, const std::string& text);
    void next_page();

private:
    cairo_t* cr_;
};

}  // namespace allting::pdf
