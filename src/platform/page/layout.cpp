#include "platform/page/frame.hpp"
#include "platform/page/static_files.hpp"

namespace allting::page {
namespace {

/// Without a version, as the style sheet names it: a preload under another address would be fetched twice.
constexpr std::string_view font_address = "/static/fonts/text-400.woff2";

void head(html::Out& out, const Frame& frame, const Options& options) {
    const auto& t = *frame.t;
    html::write<R"(<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{} – {}</title>
<meta name="color-scheme" content="light dark">
{}{}<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="{}">
{}<link rel="icon" href="{}" type="image/svg+xml">
<script type="module" src="{}"></script>
{}</head>
)">(out, options.title, frame.organisation_name.empty() ? t("page.product") : std::string_view(frame.organisation_name),
        html::when(!options.description.empty(), [&](html::Out& o) {
            html::write<R"(<meta name="description" content="{}">
)">(o, options.description);
        }),
        html::when(options.keep_out_of_search, [](html::Out& o) {
            html::write<R"(<meta name="robots" content="noindex">
)">(o);
        }),
        font_address, static_address("allting.css"),
        html::when(!frame.theme_address.empty(), [&](html::Out& o) {
            html::write<R"(<link rel="stylesheet" href="{}">
)">(o, frame.theme_address);
        }),
        static_address("icon.svg"), static_address("allting.js"),
        html::each(options.scripts, [](html::Out& o, std::string_view script) {
            html::write<R"(<script type="module" src="{}"></script>
)">(o, static_address(script));
        }));
}

void demo_banner(html::Out& out, const Frame& frame) {
    html::write<R"(<aside class="demo-banner" aria-label="{}"><p><strong>{}</strong> {}</p></aside>
)">(out, (*frame.t)("page.demo_label"), (*frame.t)("page.demo_word"), (*frame.t)("page.demo_sentence"));
}

void brand(html::Out& out, const Frame& frame) {
    html::write<R"(<a class="brand" href="/">{}<span class="brand-name">{}</span></a>
)">(out,
        [&](html::Out& o) {
            if (frame.organisation_logo.empty()) {
                html::write<R"(<img class="brand-logo" src="{}" alt="" width="40" height="40">)">(o, static_address("icon.svg"));
            } else {
                html::write<R"(<img class="brand-logo" src="{}" alt="" height="40">)">(o, frame.organisation_logo);
            }
        },
        frame.organisation_name);
}

void link_item(html::Out& out, const Link& link) {
    if (link.address.empty()) {
        html::write<R"(<li><span aria-current="page" {}>{}</span></li>)">(out, html::attribute("lang", link.language), link.text);
        return;
    }
    html::write<R"(<li><a href="{}" {}{}>{}</a></li>)">(out, link.address, html::attribute("aria-current", link.current ? "page" : ""),
                                                         html::attribute("lang", link.language), link.text);
}

void visitor_corner(html::Out& out, const Frame& frame) {
    const auto& t = *frame.t;
    if (frame.visitor_name.empty()) {
        const std::string address = std::string(sign_in_address) + "?back=";
        html::write<R"(<a class="sign-in" href="{}{}">{}</a>
)">(out, address, frame.path, t("page.sign_in"));
        return;
    }
    html::write<R"(<a class="visitor" href="{}"><span class="visually-hidden">{} </span>{}</a>
<form class="sign-out" method="post" action="{}"><input type="hidden" name="form_token" value="{}"><button class="plain-button" type="submit">{}</button></form>
)">(out, my_page_address, t("page.signed_in_as"), frame.visitor_name, sign_out_address, frame.form_token, t("page.sign_out"));
}

void languages(html::Out& out, const Frame& frame) {
    if (frame.languages.empty()) return;
    html::write<R"(<nav class="languages" aria-label="{}"><ul>{}</ul></nav>
)">(out, (*frame.t)("page.languages"), html::each(frame.languages, link_item));
}

void full_header(html::Out& out, const Frame& frame) {
    html::write<R"(<header class="site-header"><div class="bar">
{}<div class="corner">{}{}</div>
</div>{}</header>
)">(out, [&](html::Out& o) { brand(o, frame); }, [&](html::Out& o) { languages(o, frame); },
        [&](html::Out& o) { visitor_corner(o, frame); },
        html::when(!frame.navigation.empty(), [&](html::Out& o) {
            html::write<R"(<nav class="site-navigation" aria-label="{}"><ul>{}</ul></nav>
)">(o, (*frame.t)("page.navigation"), html::each(frame.navigation, link_item));
        }));
}

void focused_header(html::Out& out, const Frame& frame, const Options& options) {
    html::write<R"(<header class="site-header focused"><div class="bar">
<a class="back-link" href="{}">{}</a>
<span class="brand-name">{}</span><div class="corner">{}</div>
</div></header>
)">(out, options.back.address.empty() ? std::string_view("/") : std::string_view(options.back.address),
        options.back.text.empty() ? (*frame.t)("page.back") : std::string_view(options.back.text), frame.organisation_name,
        [&](html::Out& o) { languages(o, frame); });
}

void crumbs(html::Out& out, const Frame& frame, const Options& options) {
    if (options.crumbs.empty()) return;
    html::write<R"(<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>
)">(out, (*frame.t)("page.crumbs"), html::each(options.crumbs, link_item));
}

/// In a language whose texts nobody has read: said on every page.
void machine_words(html::Out& out, const i18n::Translator& t) {
    if (t.note().empty()) return;
    html::write<R"(
<p class="footer-note">{}</p>)">(out, t.note());
}

void footer(html::Out& out, const Frame& frame) {
    const auto& t = *frame.t;
    const Link links[] = {
        {"/about/help", std::string(t("page.footer_help"))},
        {"/receipts", std::string(t("page.footer_receipts"))},
        {"/record", std::string(t("page.footer_record"))},
        {"/about/methods", std::string(t("page.footer_methods"))},
        {"/about/security", std::string(t("page.footer_security"))},
        {"/about/accessibility", std::string(t("page.footer_accessibility"))},
        {"/about/privacy", std::string(t("page.footer_privacy"))},
    };
    html::write<R"(<footer class="site-footer"><div class="bar">
<p class="footer-name">{}</p>
<nav aria-label="{}"><ul>{}</ul></nav>
<p class="footer-product">{}</p>{}
</div></footer>
)">(out, frame.organisation_name, t("page.footer_about"), html::each(links, link_item), t("page.footer_product"), [&](html::Out& o) { machine_words(o, t); });
}

std::string_view main_class(const Options& options) {
    if (options.focused) return "focused";
    return options.wide ? "wide" : "";
}

}  // namespace

std::string layout(const Frame& frame, const Options& options, const std::function<void(html::Out&)>& body) {
    const auto& t = *frame.t;
    html::Out out;
    out.reserve(32 * 1024);
    html::write<R"(<!doctype html>
<html lang="{}" dir="{}">
{}<body>
<a class="skip-link" href="#main">{}</a>
{}{}<main id="main" tabindex="-1" {}>
{}{}{}</main>
{}</body>
</html>
)">(out, t.language(), t.direction(), [&](html::Out& o) { head(o, frame, options); }, t("page.skip"),
        html::when(frame.demo, [&](html::Out& o) { demo_banner(o, frame); }),
        [&](html::Out& o) { options.focused ? focused_header(o, frame, options) : full_header(o, frame); },
        html::attribute("class", main_class(options)), [&](html::Out& o) { crumbs(o, frame, options); },
        html::when(!frame.said.empty(), [&](html::Out& o) {
            html::write<R"(<p class="said" role="status">{}</p>
)">(o, frame.said);
        }),
        body, [&](html::Out& o) { footer(o, frame); });
    return out;
}

}  // namespace allting::page
