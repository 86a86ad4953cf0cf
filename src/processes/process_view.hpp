// The parts that a process shows wherever it is met: its card, what can be done now, its timeline, its money, its mandate.
// Pure. Knows nothing of what other domains add to the process page.
#pragma once
#include <string>
#include <vector>

#include "platform/page/components.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::processes {

std::string address_of(ProcessId id);  // "/processes/3"
std::string_view name_of(const i18n::Translator& t, PhaseKind kind);

/// "Nu: rösta – till söndag 28 mars kl. 20" with the one act of the phase; between phases what comes next.
page::NowBox now_box_of(const i18n::Translator& t, const Process& process, Instant now);
std::vector<page::TimelineStep> timeline_of(const i18n::Translator& t, const Process& process);

/// The phase as a word with its shape: "Idéer", "Utkast", "Avslutad".
struct State {
    std::string text;
    page::Tone tone;
};
State state_of(const i18n::Translator& t, const Process& process, Instant now);
page::Card card_of(const i18n::Translator& t, const Process& process, Instant now);
page::Picture picture_of(const Process& process);

/// A bar for each pot against the largest, with the sum as a sentence.
void pots_part(html::Out& out, const page::Frame& frame, const Process& process);
/// Who decides, what is promised, what the money can go to.
void mandate_part(html::Out& out, const page::Frame& frame, const Process& process);
/// Who may take part, how a vote is given, how the projects are chosen.
void rules_part(html::Out& out, const page::Frame& frame, const Process& process);

/// "bor, arbetar eller studerar".
std::string relations_text(const i18n::Translator& t, const Process& process);
std::string ballot_text(const i18n::Translator& t, const Process& process);

}  // namespace allting::processes
