#include "app/overview_pages.hpp"

#include "platform/html/html.hpp"
#include "platform/page/components.hpp"

namespace allting::app {

std::string start_page(const page::Frame& frame) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("app.start_title")), .wide = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("app.start_heading"), t("app.start_lead"));
        page::empty_state(out, t("app.start_empty_heading"), t("app.start_empty_sentence"));
    });
}

}  // namespace allting::app
