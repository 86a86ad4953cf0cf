#include "app/methods.hpp"

#include <algorithm>
#include <map>

#include "algorithms/allocation/count.hpp"
#include "core/embedded.hpp"
#include "platform/html/html.hpp"
#include "platform/markdown/markdown.hpp"
#include "platform/page/components.hpp"

namespace allting {

std::span<const EmbeddedFile> embedded_methods();

namespace app {
namespace {

constexpr std::string_view here = "/about/methods";
constexpr std::string_view extension = ".md";

std::string address_of(std::string_view name) { return std::string(here) + '/' + std::string(name); }

/// Pages link to each other by their file's name; what else stands in the repository is not on the site.
std::string on_site(std::string_view address) {
    if (address.starts_with("https://")) return std::string(address);
    if (!address.ends_with(extension) || address.find('/') != std::string_view::npos) return {};
    address.remove_suffix(extension.size());
    return address_of(address);
}

/// The rule's place among all rules; what is no rule comes after them.
std::size_t place_of(std::string_view name) {
    std::size_t place = 0;
    for (const auto rule : allocation::all_rules()) {
        if (allocation::name_of(rule) == name) return place;
        ++place;
    }
    return place;
}

using MethodsByLanguage = std::map<std::string, std::vector<Method>, std::less<>>;

MethodsByLanguage read_methods() {
    MethodsByLanguage all;
    for (const EmbeddedFile& file : embedded_methods()) {
        const auto slash = file.path.find('/');
        if (slash == std::string_view::npos || !file.path.ends_with(extension)) continue;
        const std::string language(file.path.substr(0, slash));
        const std::string name(file.path.substr(slash + 1, file.path.size() - extension.size() - slash - 1));
        auto document = markdown::read_document(file.bytes, on_site);
        all[language].push_back({.name = name,
                                 .language = language,
                                 .title = std::move(document.title),
                                 .lead = std::move(document.lead),
                                 .html = std::move(document.html),
                                 .is_rule = place_of(name) < allocation::all_rules().size()});
    }
    for (auto& [language, methods] : all)
        std::ranges::sort(methods, {}, [](const Method& method) { return std::pair(place_of(method.name), method.name); });
    return all;
}

void list_part(html::Out& out, std::span<const Method> methods, bool rules) {
    html::write<R"(<ul class="methods">{}</ul>
)">(out, html::each(methods, [&](html::Out& o, const Method& method) {
        if (method.is_rule != rules) return;
        html::write<R"(<li><h3><a href="{}">{}</a></h3><p>{}</p></li>
)">(o, address_of(method.name), method.title, method.lead);
    }));
}

}  // namespace

std::span<const Method> methods_in(std::string_view language) {
    static const MethodsByLanguage all = read_methods();
    auto found = all.find(language);
    if (found == all.end()) found = all.find("sv");
    if (found == all.end()) return {};
    return found->second;
}

const Method* find_method(std::string_view language, std::string_view name) {
    const auto methods = methods_in(language);
    const auto found = std::ranges::find(methods, name, &Method::name);
    return found == methods.end() ? nullptr : &*found;
}

std::string method_list_page(const page::Frame& frame) {
    const auto& t = *frame.t;
    const auto methods = methods_in(t.language());
    return page::layout(frame, {.title = std::string(t("methods.title")), .description = std::string(t("methods.lead"))}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1><p class="lead">{}</p>
<h2>{}</h2>
)">(out, t("methods.title"), t("methods.lead"), t("methods.rules"));
        list_part(out, methods, true);
        if (std::ranges::all_of(methods, &Method::is_rule)) return;
        html::write<"<h2>{}</h2>\n">(out, t("methods.more"));
        list_part(out, methods, false);
    });
}

json::Value method_list_json(std::string_view language) {
    json::Array rows;
    for (const Method& method : methods_in(language))
        rows.emplace_back(json::Object{{"name", method.name}, {"title", method.title}, {"lead", method.lead}, {"is_rule", method.is_rule}});
    return json::Object{{"methods", std::move(rows)}};
}

std::string method_page(const page::Frame& frame, const Method& method) {
    const auto& t = *frame.t;
    const page::Options options{.title = method.title,
                                .description = method.lead,
                                .crumbs = {{.address = std::string(here), .text = std::string(t("methods.title"))}}};
    return page::layout(frame, options, [&](html::Out& out) {
        // Our own documents, in which markdown has turned every element into text.
        html::write<R"(<article class="method" lang="{}"><h1>{}</h1>
{}</article>
)">(out, method.language, method.title, html::Trusted{method.html});
    });
}

json::Value method_json(const Method& method) {
    return json::Object{{"name", method.name}, {"language", method.language}, {"title", method.title}, {"lead", method.lead}, {"html", method.html}};
}

}  // namespace app
}  // namespace allting
