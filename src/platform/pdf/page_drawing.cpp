#include "platform/pdf/page_drawing.hpp"

#include <pango/pangocairo.h>
#include <qrencode.h>

namespace allting::pdf {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;

struct Unref { void operator()(gpointer object) const { g_object_unref(object); } };
struct FreeFont { void operator()(PangoFontDescription* font) const { pango_font_description_free(font); } };
struct FreeCode { void operator()(QRcode* code) const { QRcode_free(code); } };

using Layout = std::unique_ptr<PangoLayout, Unref>;

Layout layout_of(cairo_t* cr, const Box& box, const std::string& utf8, const TextStyle& style) {
    Layout layout(pango_cairo_create_layout(cr));
    const std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), style.font.family);
    pango_font_description_set_size(font.get(), static_cast<int>(style.font.points * PANGO_SCALE));
    pango_font_description_set_weight(font.get(), style.font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    PangoContext* context = pango_layout_get_context(layout.get());
    pango_context_set_language(context, pango_language_from_string(style.language));
    pango_context_set_base_dir(context, style.right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_cairo_context_set_resolution(context, 72);  // cairo's units are points here
    pango_layout_context_changed(layout.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(box.width * points_per_mm * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (style.right_to_left) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
    if (style.centred) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER);
    pango_layout_set_line_spacing(layout.get(), 1.25f);
    if (box.height_max > 0) {
        pango_layout_set_height(layout.get(), static_cast<int>(box.height_max * points_per_mm * PANGO_SCALE));
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
    return layout;
}

double height_in_mm(const Layout& layout) {
    int width = 0, height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    return static_cast<double>(height) / PANGO_SCALE / points_per_mm;
}

}  // namespace

double PageDrawing::text(const Box& box, const std::string& utf8, const TextStyle& style) {
    const Layout layout = layout_of(cr_, box, utf8, style);
    cairo_move_to(cr_, box.x * points_per_mm, box.y * points_per_mm);
    pango_cairo_show_layout(cr_, layout.get());
    return height_in_mm(layout);
}

double PageDrawing::height_of(const Box& box, const std::string& utf8, const TextStyle& style) { return height_in_mm(layout_of(cr_, box, utf8, style)); }

void PageDrawing::line(double x1, double y1, double x2, double y2, bool dashed) {
    const double dashes[] = {4.0, 3.0};
    cairo_save(cr_);
    cairo_set_line_width(cr_, 0.4);
    if (dashed) cairo_set_dash(cr_, dashes, 2, 0);
    cairo_move_to(cr_, x1 * points_per_mm, y1 * points_per_mm);
    cairo_line_to(cr_, x2 * points_per_mm, y2 * points_per_mm);
    cairo_stroke(cr_);
    cairo_restore(cr_);
}

bool PageDrawing::qr(double x, double y, double side, const std::string& text) {
    constexpr int quiet = 4;  // modules of white around, as ISO/IEC 18004 asks
    const std::unique_ptr<QRcode, FreeCode> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
    if (!code) return false;
    const double module = side / (code->width + 2 * quiet) * points_per_mm;
    for (int row = 0; row < code->width; ++row)
        for (int column = 0; column < code->width; ++column)
            if (code->data[row * code->width + column] & 1)
                cairo_rectangle(cr_, x * points_per_mm + (column + quiet) * module, y * points_per_mm + (row + quiet) * module, module, module);
    cairo_fill(cr_);
    return true;
}

void PageDrawing::next_page() { cairo_show_page(cr_); }

}  // namespace allting::pdf
