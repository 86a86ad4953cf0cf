// The gateway for text messages that the operator has named; in a demo town messages go where mail goes.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/settings.hpp"
#include "platform/mail/mailer.hpp"
#include "platform/sms/gateway.hpp"

namespace allting::app {

/// Numbers that messages may go to; none where there is neither a gateway nor a demo town.
/// Throws std::runtime_error that says what is wrong in the file.
std::vector<std::string> sms_prefixes(const Settings& settings);

/// From the file that the setting names, else from DATA/sms.json where it is. Null without either outside a demo town.
std::unique_ptr<sms::Gateway> make_sms_gateway(const Settings& settings, mail::Mailer& mailer);

}  // namespace allting::app
