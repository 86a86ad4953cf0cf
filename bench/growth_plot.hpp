// A picture of how seconds grow with ballots, both on logarithmic scales: a straight line one decade up a decade is linear.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace allting::bench {

struct Curve {
    std::string name;
    struct Point {
        std::int64_t ballots;
        double seconds;
    };
    std::vector<Point> points;
};

struct Plot {
    std::string title;
    std::string subtitle;
    double bar_seconds;  // drawn as a line
    std::vector<Curve> curves;
};

/// As an SVG that needs nothing else.
std::string svg_of(const Plot& plot);

}  // namespace allting::bench
