#include "bench/growth_plot.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace allting::bench {
namespace {

constexpr double left = 90, right = 700, top = 80, bottom = 500, width = 900, height = 570;
constexpr int ballots_from = 3, ballots_to = 7;      // powers of ten
constexpr int seconds_from = -5, seconds_to = 2;
constexpr const char* colours[] = {"#0b5394", "#b45309", "#2e7d32", "#8e24aa", "#c62828", "#37474f"};

double x_of(double ballots) {
    return left + (right - left) * (std::log10(ballots) - ballots_from) / (ballots_to - ballots_from);
}
double y_of(double seconds) {
    return bottom - (bottom - top) * (std::log10(seconds) - seconds_from) / (seconds_to - seconds_from);
}

template <class... Values>
void print(std::string& svg, const char* format, Values... values) {
    char line[512];
    std::snprintf(line, sizeof line, format, values...);
    (svg += line) += '\n';
}

void draw_line(std::string& svg, double x1, double y1, double x2, double y2, const char* style) {
    print(svg, R"(<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" %s/>)", x1, y1, x2, y2, style);
}

void draw_text(std::string& svg, double x, double y, const std::string& text, const char* style) {
    print(svg, R"(<text x="%.1f" y="%.1f" %s>%s</text>)", x, y, style, text.c_str());
}

void draw_axes(std::string& svg) {
    const char* ballots[] = {"1,000", "10,000", "100,000", "1 million", "10 million"};
    const char* seconds[] = {"10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s", "100 s"};
    const char* grid = R"(stroke="#d9dee3" stroke-width="1")";
    for (int power = ballots_from; power <= ballots_to; ++power) {
        const double x = x_of(std::pow(10, power));
        draw_line(svg, x, top, x, bottom, grid);
        draw_text(svg, x, bottom + 22, ballots[power - ballots_from], R"(text-anchor="middle")");
    }
    for (int power = seconds_from; power <= seconds_to; ++power) {
        const double y = y_of(std::pow(10, power));
        draw_line(svg, left, y, right, y, grid);
        draw_text(svg, left - 10, y + 5, seconds[power - seconds_from], R"(text-anchor="end")");
    }
    draw_text(svg, (left + right) / 2, bottom + 50, "ballots", R"(text-anchor="middle" font-weight="bold")");
    print(svg, R"svg(<text transform="translate(22 %.1f) rotate(-90)" text-anchor="middle" font-weight="bold">processor time</text>)svg",
          (top + bottom) / 2);
}

void draw_curve(std::string& svg, const Curve& curve, const char* colour) {
    std::string path;
    for (const auto& [ballots, seconds] : curve.points) {
        char point[64];
        std::snprintf(point, sizeof point, "%s%.1f %.1f", path.empty() ? "M" : " L", x_of(double(ballots)), y_of(seconds));
        path += point;
    }
    svg += R"(<path d=")" + path + R"(" fill="none" stroke=")" + colour + "\" stroke-width=\"2.5\"/>\n";
    for (const auto& [ballots, seconds] : curve.points) {
        print(svg, R"(<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"/>)", x_of(double(ballots)), y_of(seconds), colour);
    }
}

/// The names stand at the ends of their curves, pushed apart where these are close.
void draw_names(std::string& svg, const std::vector<Curve>& curves) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        if (!curves[i].points.empty()) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        return curves[a].points.back().seconds > curves[b].points.back().seconds;
    });
    double lowest_free = top;
    for (const auto i : order) {
        const auto& end = curves[i].points.back();
        const double y = std::max(y_of(end.seconds), lowest_free);
        lowest_free = y + 19;
        const auto style = std::string(R"(fill=")") + colours[i % std::size(colours)] + R"(" font-weight="bold")";
        char seconds[32];
        if (end.seconds < 0.1) std::snprintf(seconds, sizeof seconds, " %.1f ms", 1e3 * end.seconds);
        else std::snprintf(seconds, sizeof seconds, end.seconds < 1 ? " %.2f s" : " %.1f s", end.seconds);
        draw_text(svg, x_of(double(end.ballots)) + 12, y + 5, curves[i].name + seconds, style.c_str());
    }
}

}  // namespace

std::string svg_of(const Plot& plot) {
    std::string svg;
    print(svg, R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" font-family="sans-serif" font-size="14" fill="#1f2933">)",
          width, height, width, height);
    svg += "<title>" + plot.title + "</title>\n<desc>" + plot.subtitle + "</desc>\n";
    svg += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    draw_text(svg, left, 34, plot.title, R"(font-size="20" font-weight="bold")");
    draw_text(svg, left, 58, plot.subtitle, R"(fill="#52606d")");
    draw_axes(svg);
    draw_line(svg, left, y_of(plot.bar_seconds), right, y_of(plot.bar_seconds),
              R"(stroke="#52606d" stroke-width="1.5" stroke-dasharray="6 5")");
    draw_text(svg, left + 8, y_of(plot.bar_seconds) - 6, "at most 60 s", R"(fill="#52606d")");
    for (std::size_t i = 0; i < plot.curves.size(); ++i) draw_curve(svg, plot.curves[i], colours[i % std::size(colours)]);
    draw_names(svg, plot.curves);
    return svg + "</svg>\n";
}

}  // namespace allting::bench
