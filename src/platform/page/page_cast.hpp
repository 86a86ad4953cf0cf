// The town and the moment that the tests of this folder stand in.
#pragma once
#include <string>

#include "platform/page/frame.hpp"

namespace allting::page {

/// Lindvalla on 3 May 2027 at noon, in the given language.
inline Frame frame_in(std::string_view language) {
    static const i18n::Languages languages("Europe/Stockholm");
    Frame frame;
    frame.t = &languages.get(language);
    frame.organisation_name = "Lindvalla kommun";
    frame.form_token = "token-1";
    frame.path = "/processes/3";
    frame.zone = "Europe/Stockholm";
    frame.now = instant_from_iso("2027-05-03T10:00:00Z").value();
    frame.navigation = {{"/processes", language == "sv" ? "Medborgarbudgetar" : "Budgets", true}, {"/proposals", language == "sv" ? "Idéer" : "Ideas"}};
    frame.languages = {{language == "sv" ? "?lang=en" : "?lang=sv", language == "sv" ? "English" : "Svenska", false, language == "sv" ? "en" : "sv"}};
    return frame;
}

}  // namespace allting::page
