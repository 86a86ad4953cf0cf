#include "platform/pdf/pdf.hpp"

#include <cairo-pdf.h>

#include "platform/pdf/letter_layout.hpp"

namespace allting::pdf {
namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr const char* code_family = "DejaVu Sans Mono";

struct FreeSurface { void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); } };
struct FreeContext { void operator()(cairo_t* context) const { cairo_destroy(context); } };

/// The code with its QR, in a frame of its own across the page; gives where it ends.
double code_box(PageDrawing& page, double y, const print::PrintJob& job, const print::Letter& letter, bool& drawn) {
    constexpr double side = 36;
    page.line(margin, y, width - margin, y);
    drawn = page.qr(width - margin - side, y + 2, side, letter.qr) && drawn;
    const Box label{margin, y + 7, width - 2 * margin - side - 4};
    const double label_height = page.text(label, job.code_label, {.font = {.points = 12}});
    page.text({margin, label.y + label_height + 3, label.width}, letter.code, {.font = {code_family, 28, true}});
    page.line(margin, y + side + 4, width - margin, y + side + 4);
    return y + side + 4;
}

/// The texts, smaller when there are many languages, so that a letter stays on one page.
void sections(PageDrawing& page, double y, const print::PrintJob& job) {
    const double points = job.sections.size() <= 2 ? 11 : job.sections.size() <= 3 ? 9.5 : 8;
    for (const print::Section& section : job.sections) {
        TextStyle style{.font = {.points = points + 2, .bold = true}, .language = section.language.c_str(), .right_to_left = section.right_to_left};
        y += page.text({margin, y, width - 2 * margin}, section.heading, style) + 1.5;
        style.font = {.points = points};
        for (const auto& paragraph : section.paragraphs) y += page.text({margin, y, width - 2 * margin}, paragraph, style) + 1.5;
        y += 3;
    }
}

bool letter_page(PageDrawing& page, const print::PrintJob& job, const print::Letter& letter) {
    bool drawn = true;
    letter_head(page, job, letter.address);
    const double code_ends = code_box(page, 103, job, letter, drawn);
    sections(page, code_ends + 8, job);
    page.next_page();
    return drawn;
}

constexpr int slips_across = 2, slips_down = 6;

bool slip(PageDrawing& page, const Box& box, const print::PrintJob& job, const print::Sheet& sheet, const print::Slip& slip) {
    constexpr double side = 26;
    page.text({box.x + 3, box.y + 3, box.width - 6}, job.sender + " · " + sheet.title, {.font = {.points = 9}});
    page.text({box.x + 3, box.y + 8, box.width - side - 8}, slip.name, {.font = {.points = 13, .bold = true}});
    page.text({box.x + 3, box.y + 18, box.width - side - 8}, job.code_label, {.font = {.points = 9}});
    page.text({box.x + 3, box.y + 22.5, box.width - side - 6}, slip.code, {.font = {code_family, 14, true}});
    return page.qr(box.x + box.width - side - 2, box.y + 7, side, slip.qr);
}

/// One class, twelve slips a page.
bool sheet_pages(PageDrawing& page, const print::PrintJob& job, const print::Sheet& sheet) {
    constexpr double top = 34, slip_width = (width - 20) / slips_across, slip_height = 40;
    bool drawn = true;
    std::size_t at = 0;
    do {
        page.text({10, 9, width - 20}, sheet.title, {.font = {.points = 20, .bold = true}});
        double y = 18;
        for (const print::Section& section : job.sections)
            if (!section.paragraphs.empty())
                y += page.text({10, y, width - 20}, section.paragraphs.front(), {.font = {.points = 9}, .language = section.language.c_str(), .right_to_left = section.right_to_left});
        for (int row = 0; row <= slips_down; ++row) page.line(5, top + row * slip_height, width - 5, top + row * slip_height, true);
        for (int column = 0; column <= slips_across; ++column)
            page.line(10 + column * slip_width, top - 3, 10 + column * slip_width, top + slips_down * slip_height + 3, true);
        for (int place = 0; place < slips_across * slips_down && at < sheet.slips.size(); ++place, ++at)
            drawn = slip(page, {10 + (place % slips_across) * slip_width, top + (place / slips_across) * slip_height, slip_width}, job, sheet, sheet.slips[at]) && drawn;
        page.next_page();
    } while (at < sheet.slips.size());
    return drawn;
}

cairo_status_t pass_on(void* closure, const unsigned char* bytes, unsigned count) {
    const auto& write = *static_cast<const std::function<bool(std::string_view)>*>(closure);
    return write({reinterpret_cast<const char*>(bytes), count}) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

}  // namespace

bool write_pdf(const print::PrintJob& job, const std::function<bool(std::string_view)>& write) {
    auto use = write;
    const std::unique_ptr<cairo_surface_t, FreeSurface> surface(
        cairo_pdf_surface_create_for_stream(pass_on, &use, width * points_per_mm, height * points_per_mm));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, job.title.c_str());
    const std::unique_ptr<cairo_t, FreeContext> context(cairo_create(surface.get()));
    PageDrawing page(context.get());
    bool drawn = true;
    for (const print::Letter& letter : job.letters) drawn = letter_page(page, job, letter) && drawn;
    for (const print::Message& message : job.messages) drawn = message_pages(page, job, message) && drawn;
    for (const print::Sheet& sheet : job.sheets) drawn = sheet_pages(page, job, sheet) && drawn;
    if (!job.cards.empty()) drawn = card_pages(page, job) && drawn;
    cairo_surface_finish(surface.get());
    return drawn && cairo_status(context.get()) == CAIRO_STATUS_SUCCESS && cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS;
}

}  // namespace allting::pdf
