// Finds the row of a route table for a method and a path. Patterns: "/processes/{id}/ballot". Built once, read by all threads.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/request.hpp"

namespace allting::http {

class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    /// A literal segment wins over a {name} at the same place. CHECKs that no row is hidden by another of the same shape.
    void add(Method method, std::string_view pattern, std::size_t row);

    struct Match {
        std::size_t row;
        std::vector<std::pair<std::string, std::string>> path_values;
    };
    enum class Miss { no_such_path, other_method };
    /// The match, or which kind of miss it was (404 or 405).
    std::optional<Match> find(Method method, std::string_view path, Miss& miss) const;

private:
    struct Node;
    std::unique_ptr<Node> root_;
};

}  // namespace allting::http
