// A heading whose level is known only at run time. Only for the files of this folder.
#pragma once
#include <string_view>

#include "platform/html/html.hpp"

namespace allting::page {

template <class WriteContent>
void heading(html::Out& out, int level, std::string_view css, WriteContent content) {
    switch (level) {
        case 2: html::write<R"(<h2 class="{}">{}</h2>)">(out, css, content); break;
        case 3: html::write<R"(<h3 class="{}">{}</h3>)">(out, css, content); break;
        default: html::write<R"(<h4 class="{}">{}</h4>)">(out, css, content);
    }
}

}  // namespace allting::page
