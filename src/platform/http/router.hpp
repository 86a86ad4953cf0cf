// Finds the row of a route table for a method and a path. Patterns: "/processes/{id}/ballot". Built once, read by all threads.
#pragma once
#include <cstddef>
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
    /// CHECKs that no two rows can match the same path and method.
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
    Node* root_;
};

}  // namespace allting::http
