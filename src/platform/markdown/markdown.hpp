// Our own documents in CommonMark as HTML for a page. The only place that knows the library behind it (cmark).
// Raw HTML in a document is shown as text, and addresses other than those of the web lead nowhere.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace allting::markdown {

struct Document {
    std::string title;  // plain text of the first heading, which the page shows as its own h1
    std::string lead;   // plain text of the first paragraph, without its bold beginning
    std::string html;   // what comes after the title; safe to write as it stands
};

/// Where a link of the document leads on the site; "" leaves its words and takes away the link.
using LinkTarget = std::function<std::string(std::string_view address)>;

Document read_document(std::string_view text, const LinkTarget& link_target);

}  // namespace allting::markdown
