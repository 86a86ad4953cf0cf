#include "platform/http/router.hpp"

#include <array>

#include "core/check.hpp"
#include "core/text.hpp"

namespace allting::http {
namespace {

constexpr std::size_t depth_max = 16;  // segments of a path; longer ones match nothing
constexpr std::size_t methods_count = 2;

struct Segments {
    std::array<std::string_view, depth_max> at;
    std::size_t count = 0;
};

/// False when there are too many. "/" has none; a slash at the end makes an empty last segment, which matches nothing.
bool split_path(std::string_view path, Segments& segments) {
    if (path.empty() || path.front() != '/') return false;
    path.remove_prefix(1);
    while (!path.empty()) {
        if (segments.count == depth_max) return false;
        const auto slash = path.find('/');
        segments.at[segments.count++] = path.substr(0, slash);
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
        if (path.empty()) return false;
    }
    return true;
}

}  // namespace

struct Router::Node {
    struct Row {
        std::size_t number;
        std::vector<std::string> names;  // of the {…} on the way here, in order
    };
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> any;
    std::array<std::optional<Row>, methods_count> rows;

    Node* literal(std::string_view segment) const {
        for (const auto& [text, node] : literals)
            if (text == segment) return node.get();
        return nullptr;
    }

    /// Tries the literal way first and the {…} way if that leads nowhere. `values` gets the texts at the {…}.
    const Node* walk(const Segments& segments, std::size_t depth, std::size_t method, Segments& values, bool& path_known) const {
        if (depth == segments.count) {
            path_known = path_known || rows[0] || rows[1];
            return rows[method] ? this : nullptr;
        }
        const std::string_view segment = segments.at[depth];
        if (const Node* next = literal(segment))
            if (const Node* found = next->walk(segments, depth + 1, method, values, path_known)) return found;
        if (!any || segment.empty()) return nullptr;
        values.at[values.count++] = segment;
        if (const Node* found = any->walk(segments, depth + 1, method, values, path_known)) return found;
        --values.count;
        return nullptr;
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Method method, std::string_view pattern, std::size_t row) {
    Segments segments;
    CHECK(split_path(pattern, segments));
    Node* node = root_.get();
    std::vector<std::string> names;
    for (std::size_t i = 0; i < segments.count; ++i) {
        const std::string_view segment = segments.at[i];
        CHECK(!segment.empty());
        if (segment.front() == '{') {
            CHECK(segment.back() == '}');
            names.emplace_back(segment.substr(1, segment.size() - 2));
            if (!node->any) node->any = std::make_unique<Node>();
            node = node->any.get();
        } else {
            Node* next = node->literal(segment);
            if (next == nullptr) next = node->literals.emplace_back(segment, std::make_unique<Node>()).second.get();
            node = next;
        }
    }
    auto& place = node->rows[std::size_t(method)];
    CHECK(!place.has_value());
    place = Node::Row{row, std::move(names)};
}

std::optional<Router::Match> Router::find(Method method, std::string_view path, Miss& miss) const {
    Segments segments;
    Segments values;
    bool path_known = false;
    const Node* node =
        split_path(path, segments) ? root_->walk(segments, 0, std::size_t(method), values, path_known) : nullptr;
    if (node == nullptr) {
        miss = path_known ? Miss::other_method : Miss::no_such_path;
        return std::nullopt;
    }
    const Node::Row& row = *node->rows[std::size_t(method)];
    Match match{row.number, {}};
    for (std::size_t i = 0; i < row.names.size(); ++i) match.path_values.emplace_back(row.names[i], values.at[i]);
    return match;
}

}  // namespace allting::http
