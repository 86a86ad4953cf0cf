#include "platform/page/map.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <unordered_map>

#include "platform/json/json.hpp"
#include "platform/page/static_files.hpp"

namespace allting::page {
namespace {

/// From degrees to the drawing's own units. A town is small enough for the plain projection: longitudes shrink by the
/// cosine of the latitude, and nothing else is bent.
class Projection {
public:
    explicit Projection(const Map& map) {
        for (const MapArea& area : map.areas) {
            for (const Position& at : area.outline) include(at);
        }
        for (const MapPoint& point : map.points) include(point.at);
        if (map.picked) include(*map.picked);
        if (is_empty()) return;
        shrink_ = std::cos((south_ + north_) / 2 * 3.14159265358979323846 / 180);
        const double width = std::max((east_ - west_) * shrink_, 1e-4);
        const double height = std::max(north_ - south_, 1e-4);
        scale_ = std::min((drawing_width - 2 * margin) / width, (height_max - 2 * margin) / height);
        height_ = height * scale_ + 2 * margin;
        left_ = (drawing_width - width * scale_) / 2;
    }

    bool is_empty() const { return north_ < south_; }
    double x(const Position& at) const { return left_ + (at.longitude - west_) * shrink_ * scale_; }
    double y(const Position& at) const { return margin + (north_ - at.latitude) * scale_; }
    double height() const { return height_; }

    static constexpr double drawing_width = 560;

private:
    static constexpr double height_max = 440;
    static constexpr double margin = 16;

    void include(const Position& at) {
        west_ = std::min(west_, at.longitude);
        east_ = std::max(east_, at.longitude);
        south_ = std::min(south_, at.latitude);
        north_ = std::max(north_, at.latitude);
    }

    double west_ = 1e9, east_ = -1e9, south_ = 1e9, north_ = -1e9;
    double shrink_ = 1, scale_ = 1, left_ = margin, height_ = 300;
};

/// Fixed decimals by whole numbers: a map writes hundreds of these, and printf would be a third of the page.
void append_fixed(std::string& out, double value, int decimals) {
    std::int64_t unit = 1;
    for (int i = 0; i < decimals; ++i) unit *= 10;
    const std::int64_t scaled = std::llround(value * double(unit));
    if (scaled < 0) out += '-';
    const std::int64_t size = std::abs(scaled);
    out += std::to_string(size / unit);
    out += '.';
    for (std::int64_t digit = unit / 10; digit > 0; digit /= 10) out += static_cast<char>('0' + size / digit % 10);
}

std::string tenth(double value) {
    std::string digits;
    append_fixed(digits, value, 1);
    return digits;
}

std::string degrees(double value) {
    std::string digits;
    append_fixed(digits, value, 6);  // a tenth of a metre
    return digits;
}

std::string path_of(const Projection& to, const std::vector<Position>& outline) {
    std::string path;
    for (const Position& at : outline) {
        path += path.empty() ? 'M' : 'L';
        append_fixed(path, to.x(at), 1);
        path += ' ';
        append_fixed(path, to.y(at), 1);
    }
    return path + 'Z';
}

/// The middle of an outline's box: near enough for a name.
Position middle_of(const std::vector<Position>& outline) {
    const auto [south, north] = std::minmax_element(outline.begin(), outline.end(), [](auto& a, auto& b) { return a.latitude < b.latitude; });
    const auto [west, east] = std::minmax_element(outline.begin(), outline.end(), [](auto& a, auto& b) { return a.longitude < b.longitude; });
    return {(south->latitude + north->latitude) / 2, (west->longitude + east->longitude) / 2};
}

void drawn_area(html::Out& out, const Projection& to, const MapArea& area, std::size_t index) {
    if (area.outline.size() < 3) return;
    const Position middle = middle_of(area.outline);
    html::write<R"(<path class="map-area tint-{}" d="{}"/><text x="{}" y="{}">{}</text>)">(out, index % 4, path_of(to, area.outline),
                                                                                          tenth(to.x(middle)), tenth(to.y(middle)), area.name);
}

void drawn_point(html::Out& out, const Projection& to, const MapPoint& point, std::size_t number) {
    html::write<R"(<g class="map-point"><circle cx="{}" cy="{}" r="11"/><text x="{}" y="{}">{}</text></g>)">(
        out, tenth(to.x(point.at)), tenth(to.y(point.at)), tenth(to.x(point.at)), tenth(to.y(point.at) + 4.2), number);
}

void drawing(html::Out& out, const Map& map) {
    const Projection to(map);
    if (to.is_empty()) return;
    html::write<R"(<svg class="map-drawing" viewBox="0 0 560 {}" role="img" aria-label="{}">)"
                R"({}{}{}</svg>
)">(out, tenth(to.height()), map.label, [&](html::Out& o) {
        for (std::size_t i = 0; i < map.areas.size(); ++i) drawn_area(o, to, map.areas[i], i);
    }, [&](html::Out& o) {
        for (std::size_t i = 0; i < map.points.size(); ++i) drawn_point(o, to, map.points[i], i + 1);
    }, [&](html::Out& o) {
        if (map.picked) html::write<R"(<circle class="map-picked" cx="{}" cy="{}" r="10"/>)">(o, tenth(to.x(*map.picked)), tenth(to.y(*map.picked)));
    });
}

/// [59.331200,18.061100]
void append_position(std::string& out, const Position& at) {
    out += '[';
    append_fixed(out, at.latitude, 6);
    out += ',';
    append_fixed(out, at.longitude, 6);
    out += ']';
}

/// What web/src/map.ts reads: the same areas and points, and the texts it shows. Written as text at once: as values, the
/// corners would cost more than all the rest of a page.
std::string data_of(const Map& map, const i18n::Translator& t) {
    std::string out = "{\"areas\":[";
    for (const MapArea& area : map.areas) {
        out += &area == map.areas.data() ? "{\"name\":" : ",{\"name\":";
        out += json::to_text(area.name) + ",\"address\":" + json::to_text(area.address) + ",\"outline\":[";
        for (const Position& at : area.outline) {
            if (&at != area.outline.data()) out += ',';
            append_position(out, at);
        }
        out += "]}";
    }
    out += "],\"points\":[";
    for (const MapPoint& point : map.points) {
        out += &point == map.points.data() ? "{\"title\":" : ",{\"title\":";
        out += json::to_text(point.title) + ",\"address\":" + json::to_text(point.address) + ",\"at\":";
        append_position(out, point.at);
        out += '}';
    }
    const json::Object words{{"pick", map.pick_field}, {"tiles", map.tile_url}, {"attribution", map.tile_attribution},
                             {"style", static_address("leaflet.css")}, {"open", t("page.map_open")},
                             {"picked", t("page.map_picked")}, {"tap", t("page.map_tap")}};
    return out + "]," + json::to_text(words).substr(1);
}

void listed(html::Out& out, const std::string& title, const std::string& address) {
    if (address.empty()) {
        html::write<R"(<li><bdi>{}</bdi></li>)">(out, title);
    } else {
        html::write<R"(<li><a href="{}"><bdi>{}</bdi></a></li>)">(out, address, title);
    }
}

void list(html::Out& out, const Map& map) {
    if (!map.points.empty()) {
        html::write<R"(<ol class="map-list">{}</ol>)">(
            out, html::each(map.points, [](html::Out& o, const MapPoint& point) { listed(o, point.title, point.address); }));
    } else if (map.pick_field.empty()) {
        html::write<R"(<ul class="map-list">{}</ul>)">(
            out, html::each(map.areas, [](html::Out& o, const MapArea& area) { listed(o, area.name, area.address); }));
    }
}

void pick_fields(html::Out& out, const Frame& frame, const Map& map) {
    const auto& t = *frame.t;
    html::write<R"(<details class="map-degrees"><summary>{}</summary><div class="date-time">
<div><label for="{}-latitude">{}</label><input class="ds-input" id="{}-latitude" name="{}_latitude" inputmode="decimal" autocomplete="off" value="{}"></div>
<div><label for="{}-longitude">{}</label><input class="ds-input" id="{}-longitude" name="{}_longitude" inputmode="decimal" autocomplete="off" value="{}"></div>
</div></details>
)">(out, t("page.map_degrees"), map.pick_field, t("page.map_latitude"), map.pick_field, map.pick_field,
        map.picked ? degrees(map.picked->latitude) : std::string(), map.pick_field, t("page.map_longitude"), map.pick_field, map.pick_field,
        map.picked ? degrees(map.picked->longitude) : std::string());
}

void write_map(html::Out& out, const Frame& frame, const Map& map) {
    html::write<R"(<div class="map{}" data-map="{}"><div class="map-frame">{}</div>
{}{}</div>
)">(out, map.pick_field.empty() ? "" : " pick", data_of(map, *frame.t), [&](html::Out& o) { drawing(o, map); },
        [&](html::Out& o) { list(o, map); },
        html::when(!map.pick_field.empty(), [&](html::Out& o) { pick_fields(o, frame, map); }));
}

void append_key(std::string& key, std::string_view text) { key.append(std::to_string(text.size())).append(":").append(text); }
void append_key(std::string& key, const Position& at) { key.append(reinterpret_cast<const char*>(&at), sizeof at); }

/// Everything that a map without a place to pick is drawn from, byte for byte.
std::string key_of(const Frame& frame, const Map& map) {
    std::string key;
    key.reserve(8 * 1024);
    for (const std::string_view text : {frame.t->language(), std::string_view(map.label), std::string_view(map.tile_url),
                                        std::string_view(map.tile_attribution)})
        append_key(key, text);
    for (const MapArea& area : map.areas) {
        append_key(key, area.name);
        append_key(key, area.address);
        key += std::to_string(area.outline.size()) + ';';
        for (const Position& at : area.outline) append_key(key, at);
    }
    key += '|';
    for (const MapPoint& point : map.points) {
        append_key(key, point.title);
        append_key(key, point.address);
        append_key(key, point.at);
    }
    return key;
}

constexpr std::size_t kept_max = 32;

/// One point on an empty sheet tells nothing: without areas or tiles around it there is no map.
bool tells_something(const Map& map) {
    return !map.areas.empty() || map.points.size() > 1 || !map.tile_url.empty() || !map.pick_field.empty();
}

}  // namespace

void map(html::Out& out, const Frame& frame, const Map& map) {
    if (!tells_something(map)) return;
    if (!map.pick_field.empty() || map.picked) return write_map(out, frame, map);
    // A map costs more than the rest of its page, and people look at the same few: each thread keeps the last ones it
    // drew. The key is all that the drawing depends on, so nothing kept can be out of date.
    thread_local std::unordered_map<std::string, html::Out> kept;
    std::string key = key_of(frame, map);
    auto found = kept.find(key);
    if (found == kept.end()) {
        if (kept.size() == kept_max) kept.clear();
        html::Out drawn;
        write_map(drawn, frame, map);
        found = kept.emplace(std::move(key), std::move(drawn)).first;
    }
    out += found->second;
}

}  // namespace allting::page
