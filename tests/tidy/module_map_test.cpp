// CMakeLists.txt is the map of the modules; what files include follows it, and inside a domain the layers of ARCHITECTURE.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "tests/tidy/tree.hpp"

namespace allting::tidy {
namespace {

using ::testing::IsEmpty;
using ModuleMap = std::map<std::string, std::set<std::string>>;

// allting_module(people USES record notices LINKS …) → people may include record, notices and what those may.
ModuleMap read_module_map() {
    ModuleMap map;
    for (const auto line : lines_of(file("CMakeLists.txt").text)) {
        if (!line.starts_with("allting_module(")) continue;
        std::istringstream words{std::string(line.substr(15, line.rfind(')') - 15))};
        std::string module, word, list;
        words >> module;
        auto& uses = map[module];
        while (words >> word) {
            if (word == "USES" || word == "LINKS" || word == "EMBEDS") list = word;
            else if (list == "USES") uses.insert(word);
        }
    }
    return map;
}

void add_reachable(const ModuleMap& map, const std::string& module, std::set<std::string>& reached) {
    if (!reached.insert(module).second) return;
    if (const auto found = map.find(module); found != map.end())
        for (const auto& used : found->second) add_reachable(map, used, reached);
}

std::string module_of(const ModuleMap& map, std::string path) {
    for (auto slash = path.rfind('/'); slash != std::string::npos; slash = path.rfind('/')) {
        path.resize(slash);
        if (map.contains(path)) return path;
    }
    return "";
}

std::string layer_of(const std::string& path) {
    for (const char* layer : {"form", "actions", "store", "pages", "json", "routes", "test"})
        if (path.find(std::string("_") + layer + ".") != std::string::npos) return layer;
    return "noun";
}

TEST(ModuleMap, has_every_source) {
    const auto map = read_module_map();
    std::vector<std::string> homeless;
    for (const File* source : sources_below("src"))
        if (source->extension() == ".cpp" && source->path != "src/main.cpp" && source->path != "src/print_main.cpp" && module_of(map, source->path.substr(4)).empty())
            homeless.push_back(source->path);
    EXPECT_THAT(homeless, IsEmpty()) << "each folder with sources needs its allting_module line";
}

TEST(ModuleMap, has_no_circle) {
    const auto map = read_module_map();
    for (const auto& [module, uses] : map)
        for (const auto& used : uses) {
            std::set<std::string> reached;
            add_reachable(map, used, reached);
            EXPECT_FALSE(reached.contains(module)) << module << " uses " << used << ", which uses it";
            EXPECT_TRUE(map.contains(used)) << module << " uses " << used << ", which is no module";
        }
}

TEST(ModuleMap, is_followed_by_includes) {
    const auto map = read_module_map();
    std::vector<std::string> strays;
    for (const File* source : sources_below("src")) {
        const auto module = module_of(map, source->path.substr(4));
        std::set<std::string> allowed;
        if (module.empty()) allowed = {"app", "core", "platform/pdf"};
        else add_reachable(map, module, allowed);
        for (const auto& include : includes_of(*source)) {
            const auto from = module_of(map, include);
            if (!from.empty() && !allowed.contains(from)) strays.push_back(source->path + " includes " + include);
        }
    }
    EXPECT_THAT(strays, IsEmpty());
}

TEST(ModuleMap, knows_who_may_know_whom) {
    const auto map = read_module_map();
    for (const auto& [module, uses] : map) {
        std::set<std::string> reached;
        add_reachable(map, module, reached);
        for (const auto& other : reached) {
            const bool is_platform = other.starts_with("platform/");
            EXPECT_FALSE(module.starts_with("algorithms/") && is_platform) << module << " must not reach " << other;
            EXPECT_FALSE(module.starts_with("platform/") && !is_platform && other != "core")
                << module << " must not reach " << other;
            EXPECT_FALSE(module != "app" && other == "app") << module << " must not reach app";
        }
    }
}

struct Arrow {
    const char* layer;
    std::vector<std::string> never;  // beginnings of includes, or "_layer." in the name of the file
};

const std::vector<Arrow> forbidden{
    {"noun", {"platform/db/", "platform/http/", "platform/html/", "platform/page/", "_store.", "_form.", "_pages.",
              "_json.", "_actions.", "_routes."}},
    {"form", {"platform/db/", "platform/html/", "platform/page/", "_store.", "_pages.", "_json.", "_actions.", "_routes."}},
    {"store", {"platform/http/", "platform/html/", "platform/page/", "_pages.", "_json.", "_actions.", "_routes."}},
    {"pages", {"platform/db/", "_store.", "_actions.", "_routes."}},
    {"json", {"platform/db/", "platform/html/", "platform/page/", "_store.", "_pages.", "_actions.", "_routes."}},
    {"actions", {"platform/html/", "platform/page/", "_pages.", "_json.", "_routes."}},
    {"routes", {}},
};

bool breaks(const std::string& include, const std::string& beginning_or_layer) {
    if (beginning_or_layer.starts_with('_')) return include.find(beginning_or_layer) != std::string::npos;
    return include.starts_with(beginning_or_layer);
}

// A file without a layer's suffix is a noun only when there are layers around it: proposal.hpp beside proposal_store.hpp.
bool has_layers(const File& source) {
    const auto stem = source.path.substr(0, source.path.rfind('.'));
    return exists(stem + "_store.hpp") || exists(stem + "_actions.hpp") || exists(stem + "_pages.hpp");
}

TEST(Layers, of_a_domain_do_not_call_back) {
    const std::set<std::string> no_domains{"core", "app", "platform", "algorithms"};
    std::vector<std::string> strays;
    for (const File* source : sources_below("src")) {
        const auto path = source->path.substr(4);
        if (no_domains.contains(path.substr(0, path.find('/')))) continue;
        const auto layer = layer_of(path);
        if (layer == "noun" && !has_layers(*source)) continue;
        for (const auto& [name, never] : forbidden)
            for (const auto& include : includes_of(*source))
                for (const auto& what : never)
                    if (layer == name && breaks(include, what)) strays.push_back(path + " includes " + include);
    }
    EXPECT_THAT(strays, IsEmpty()) << "see \"Who may know whom\" in ARCHITECTURE.md";
}

TEST(Layers, of_algorithms_do_no_input_or_output) {
    const std::set<std::string> effects{"<fstream>", "<iostream>", "<cstdio>", "<chrono>", "<ctime>",
                                        "<random>",  "<thread>",   "<mutex>",  "<filesystem>"};
    std::vector<std::string> strays;
    for (const File* source : sources_below("src/algorithms"))
        for (const auto& include : includes_of(*source))
            if (!source->is_test() && effects.contains(include)) strays.push_back(source->path + " includes " + include);
    EXPECT_THAT(strays, IsEmpty());
}

}  // namespace
}  // namespace allting::tidy
