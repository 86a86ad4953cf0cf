// The providers of e-identification that the operator has named, each ready to be asked over the network.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/settings.hpp"

namespace allting::oidc {
class RelyingParty;
}

namespace allting::app {

/// From the file that the setting names, else from DATA/oidc.json where it is; none without either.
/// Throws std::runtime_error that says what is wrong in it.
std::vector<std::shared_ptr<oidc::RelyingParty>> load_eids(const Settings& settings);

}  // namespace allting::app
