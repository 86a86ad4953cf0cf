#include "platform/page/components.hpp"

namespace allting::page {
namespace {

std::string_view css_of_column(const Table& table, std::size_t column) {
    return column < table.numeric.size() && table.numeric[column] ? "numeric" : "";
}

/// The first cell names its row.
void table_row(html::Out& out, const Table& table, const std::vector<std::string>& cells) {
    std::size_t column = 0;
    html::write<"<tr>{}</tr>\n">(out, html::each(cells, [&](html::Out& o, const std::string& cell) {
        const auto css = html::attribute("class", css_of_column(table, column));
        if (column++ == 0) {
            html::write<R"(<th scope="row" {}>{}</th>)">(o, css, cell);
        } else {
            html::write<R"(<td {}>{}</td>)">(o, css, cell);
        }
    }));
}

}  // namespace

/// The frame around it can be scrolled by keyboard, so that a wide table never widens the page.
void table(html::Out& out, const Table& table) {
    std::size_t column = 0;
    html::write<R"(<div class="table-frame" role="region" tabindex="0" aria-label="{}"><table><caption>{}</caption>
<thead><tr>{}</tr></thead>
<tbody>
{}</tbody></table></div>
)">(out, table.caption, table.caption, html::each(table.heads, [&](html::Out& o, const std::string& head) {
        html::write<R"(<th scope="col" {}>{}</th>)">(o, html::attribute("class", css_of_column(table, column++)), head);
    }), html::each(table.rows, [&](html::Out& o, const std::vector<std::string>& cells) { table_row(o, table, cells); }));
}

void pager(html::Out& out, const Frame& frame, std::string_view address, std::int64_t page, std::int64_t pages) {
    if (pages <= 1) return;
    const auto& t = *frame.t;
    const auto to = [&](html::Out& o, std::int64_t number, std::string_view rel, std::string_view text) {
        html::write<R"(<a class="ds-button" data-variant="secondary" rel="{}" href="{}{}">{}</a>)">(o, rel, address, number, text);
    };
    html::write<R"(<nav class="pager" aria-label="{}">{}<span>{}</span>{}</nav>
)">(out, t("page.pager"), html::when(page > 1, [&](html::Out& o) { to(o, page - 1, "prev", t("page.pager_previous")); }),
        t("page.pager_at", {{"page", page}, {"pages", pages}}),
        html::when(page < pages, [&](html::Out& o) { to(o, page + 1, "next", t("page.pager_next")); }));
}

}  // namespace allting::page
