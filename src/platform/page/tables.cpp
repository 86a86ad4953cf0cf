#include "platform/page/components.hpp"

namespace allting::page {
namespace {

/// More columns than a phone has room for: there each row becomes a card (web/src/css/tables.css).
constexpr std::size_t columns_of_phone = 3;

bool has_cards(const Table& table) { return table.heads.size() > columns_of_phone; }

std::string css_of_cell(const Table& table, std::size_t column, std::string_view cell) {
    std::string css = column < table.numeric.size() && table.numeric[column] ? "numeric" : "";
    if (cell == "–") css += css.empty() ? "none" : " none";
    return css;
}

/// The first cell names its row.
void cell_of_row(html::Out& out, std::string_view css, std::size_t column, std::string_view cell) {
    if (column == 0) html::write<R"(<th scope="row" {}>{}</th>)">(out, html::attribute("class", css), cell);
    else html::write<R"(<td {}>{}</td>)">(out, html::attribute("class", css), cell);
}

/// On a card each cell says itself what it is. There the display is no table's any more, so the roles stand in words for
/// those who listen.
void cell_of_card(html::Out& out, std::string_view css, std::string_view head, std::size_t column, std::string_view cell) {
    if (column == 0) html::write<R"(<th scope="row" role="rowheader" {}>{}</th>)">(out, html::attribute("class", css), cell);
    else html::write<R"(<td role="cell" data-head="{}" {}>{}</td>)">(out, head, html::attribute("class", css), cell);
}

void table_row(html::Out& out, const Table& table, const std::vector<std::string>& cells) {
    std::size_t next = 0;
    html::write<"<tr {}>{}</tr>\n">(out, html::attribute("role", has_cards(table) ? "row" : ""), html::each(cells, [&](html::Out& o, const std::string& cell) {
        const auto column = next++;
        const auto css = css_of_cell(table, column, cell);
        if (has_cards(table)) cell_of_card(o, css, table.heads[column], column, cell);
        else cell_of_row(o, css, column, cell);
    }));
}

void table_head(html::Out& out, const Table& table) {
    const std::string_view row = has_cards(table) ? "row" : "", head_role = has_cards(table) ? "columnheader" : "";
    std::size_t column = 0;
    html::write<"<tr {}>{}</tr>">(out, html::attribute("role", row), html::each(table.heads, [&](html::Out& o, const std::string& head) {
        html::write<R"(<th scope="col" {} {}>{}</th>)">(o, html::attribute("role", head_role), html::attribute("class", css_of_cell(table, column++, "")), head);
    }));
}

}  // namespace

/// The frame around it can be scrolled by keyboard, so that a wide table never widens the page.
void table(html::Out& out, const Table& table) {
    const std::string_view css = has_cards(table) ? "cards" : "", role = has_cards(table) ? "table" : "", group = has_cards(table) ? "rowgroup" : "";
    html::write<R"(<div class="table-frame" role="region" tabindex="0" aria-label="{}"><table {} {}><caption>{}</caption>
<thead {}>{}</thead>
<tbody {}>
{}</tbody></table></div>
)">(out, table.caption, html::attribute("class", css), html::attribute("role", role), table.caption, html::attribute("role", group),
        [&](html::Out& o) { table_head(o, table); }, html::attribute("role", group),
        html::each(table.rows, [&](html::Out& o, const std::vector<std::string>& cells) { table_row(o, table, cells); }));
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
