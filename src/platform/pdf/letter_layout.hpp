// Where things are on a letter of A4 for a Swedish window envelope. Only for the files of this folder.
#pragma once
#include <string>
#include <vector>

#include "platform/pdf/page_drawing.hpp"
#include "platform/print/print_job.hpp"

namespace allting::pdf {

inline constexpr double width = 210, height = 297;                                   // A4, in mm
inline constexpr double margin = 20;
inline constexpr double window_x = 112, window_y = 50, window_width = 80;            // within the windows of C5 H2 and E65 H2
inline constexpr double fold_c5 = height / 2, fold_e65_first = height / 3, fold_e65_second = height * 2 / 3;

inline std::string joined(const std::vector<std::string>& lines, const char* between = "\n") {
    std::string text;
    for (const auto& line : lines) text += (text.empty() ? "" : between) + line;
    return text;
}

/// Sender, address behind the window, and where to fold: two folds for E65, one for C5, as short lines at the left edge,
/// where they are cut off or not seen.
inline void letter_head(PageDrawing& page, const print::PrintJob& job, const std::vector<std::string>& address) {
    page.text({margin, 14, 85}, job.sender, {.font = {.points = 14, .bold = true}});
    page.text({margin, 21, 85}, joined(job.sender_lines), {.font = {.points = 9}});
    page.text({window_x, window_y, window_width}, joined(address), {.font = {.points = 12}});
    for (const double y : {fold_e65_first, fold_c5, fold_e65_second}) page.line(3, y, 8, y);
}

/// As many pages as it needs; false when the QR code could not be drawn.
bool message_pages(PageDrawing& page, const print::PrintJob& job, const print::Message& message);

/// All cards of the job, one or four a page; false when a QR code could not be drawn.
bool card_pages(PageDrawing& page, const print::PrintJob& job);

}  // namespace allting::pdf
