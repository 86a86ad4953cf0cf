#include "platform/markdown/markdown.hpp"

#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include "core/check.hpp"
#include "core/text.hpp"

namespace allting::markdown {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

/// The nodes of a kind, gathered before any is changed: a walk does not survive changes around it.
std::vector<cmark_node*> nodes_of(cmark_node* root, std::initializer_list<cmark_node_type> wanted) {
    std::vector<cmark_node*> nodes;
    cmark_iter* const walk = cmark_iter_new(root);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        if (cmark_iter_get_event_type(walk) != CMARK_EVENT_ENTER) continue;
        const auto type = cmark_node_get_type(cmark_iter_get_node(walk));
        for (const auto each : wanted) {
            if (type == each) nodes.push_back(cmark_iter_get_node(walk));
        }
    }
    cmark_iter_free(walk);
    return nodes;
}

std::string plain_text(cmark_node* root) {
    std::string text;
    for (cmark_node* const node : nodes_of(root, {CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK})) {
        const char* const literal = cmark_node_get_literal(node);
        text += literal != nullptr ? literal : " ";
    }
    return text;
}

void remove(cmark_node* node) {
    cmark_node_unlink(node);
    cmark_node_free(node);
}

/// Takes the first heading away, since the page has a heading of its own.
std::string take_title(cmark_node* root) {
    cmark_node* const first = cmark_node_first_child(root);
    if (first == nullptr || cmark_node_get_type(first) != CMARK_NODE_HEADING) return {};
    std::string title = plain_text(first);
    remove(first);
    return title;
}

std::string lead_of(cmark_node* root) {
    cmark_node* const first = cmark_node_first_child(root);
    if (first == nullptr || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH) return {};
    std::string text = plain_text(first);
    cmark_node* const begin = cmark_node_first_child(first);
    if (begin != nullptr && cmark_node_get_type(begin) == CMARK_NODE_STRONG) text.erase(0, plain_text(begin).size());
    return std::string(trim(text));
}

/// An element in angle brackets becomes the text that it is.
void show_raw_html(cmark_node* root) {
    for (cmark_node* const raw : nodes_of(root, {CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK})) {
        const bool is_block = cmark_node_get_type(raw) == CMARK_NODE_HTML_BLOCK;
        cmark_node* const shown = cmark_node_new(is_block ? CMARK_NODE_CODE_BLOCK : CMARK_NODE_CODE);
        cmark_node_set_literal(shown, cmark_node_get_literal(raw));
        CHECK(cmark_node_replace(raw, shown) == 1);
        cmark_node_free(raw);
    }
}

void unwrap(cmark_node* link) {
    while (cmark_node* const child = cmark_node_first_child(link)) CHECK(cmark_node_insert_before(link, child) == 1);
    remove(link);
}

void lead_links(cmark_node* root, const LinkTarget& link_target) {
    for (cmark_node* const link : nodes_of(root, {CMARK_NODE_LINK})) {
        const auto target = link_target(cmark_node_get_url(link));
        if (target.empty()) unwrap(link);
        else cmark_node_set_url(link, target.c_str());
    }
}

}  // namespace

Document read_document(std::string_view text, const LinkTarget& link_target) {
    const Tree tree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8));
    Document document;
    document.title = take_title(tree.get());
    document.lead = lead_of(tree.get());
    show_raw_html(tree.get());
    lead_links(tree.get(), link_target);
    char* const html = cmark_render_html(tree.get(), CMARK_OPT_DEFAULT);
    document.html = html;
    std::free(html);
    return document;
}

}  // namespace allting::markdown
