// The organisation, its departments and its areas. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::places {

enum class OrganisationKind { municipality, region, housing, school, association };
std::string_view word_of(OrganisationKind kind);
std::optional<OrganisationKind> organisation_kind_from_word(std::string_view word);

struct Organisation {
    std::string name = "Allting";
    OrganisationKind kind = OrganisationKind::municipality;
    std::string zone = "Europe/Stockholm";
    std::vector<std::string> languages = {"sv", "en"};
    std::string colour_main = "#005a70";
    std::string colour_accent = "#b3450e";
    bool has_logo = false;
    std::int64_t logo_version = 0;
    std::string contact = {};
    Instant changed_at = {};
};

struct Department {
    DepartmentId id = {};
    std::string name = {};
    bool closed = false;
};

/// Degrees, WGS 84.
struct Position {
    double latitude = 0, longitude = 0;
};

struct Statistic {
    std::string measure;
    std::int64_t persons = 0;
};

struct Area {
    AreaId id = {};
    std::string name = {};
    std::vector<Position> outline = {};
    std::int64_t population = 0;
    std::int64_t sort = 0;
    std::vector<Statistic> statistics = {};
};

/// A colour as "#rrggbb" in lower case; nothing for any other text.
std::optional<std::string> colour_from_text(std::string_view text);

/// "59.3312, 18.0611" a line, or "[[59.3312, 18.0611], …]"; at least three corners, at most 500, on the globe.
/// Empty text gives an empty outline.
Result<std::vector<Position>> outline_from_text(std::string_view text);
std::string outline_to_json(const std::vector<Position>& outline);
/// What outline_to_json wrote, read back without building JSON in between: pages with maps read every area each time.
std::vector<Position> outline_from_stored(std::string_view json);

/// The area that a position lies in, by even-odd crossing; none when it lies in none.
AreaId area_of(const std::vector<Area>& areas, Position position);

}  // namespace allting::places
