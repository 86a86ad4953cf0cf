// One request as a handler sees it: who asks, in which language, when, and the ways to answer with both faces.
//
//   Result<http::Response> show_proposal(Visit& visit) {
//       TRY(auto view, visit.database.read([&](db::Connection& c) { return find_proposal_view(c, visit.visitor, id); }));
//       return visit.answer([&](const page::Frame& f) { return proposal_page(f, view); }, [&] { return proposal_json(view); });
//   }
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "people/permission.hpp"
#include "platform/crypto/key_folder.hpp"
#include "platform/db/database.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/i18n/translator.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::oidc {
class RelyingParty;
}

namespace allting::people {

/// Who asks. Passed to every action: it carries the organisation, so that no statement can forget it.
struct Visitor {
    OrganisationId organisation{1};
    PersonId person = {};  // none = not signed in
    RoleSet roles = {};
    std::string name = {};
    DepartmentId department = {};
    std::string language = "sv";
    bool by_token = false;  // an API token rather than a session

    bool may(Permission permission) const { return people::may(roles, permission); }
    bool is_signed_in() const { return bool(person); }
};

/// What the running program has; made once by app/.
struct Site {
    db::Database& database;
    const Clock& clock;
    Random& random;
    const i18n::Languages& languages;
    std::string zone = "Europe/Stockholm";
    std::string base_url;    // "https://budget.lindvalla.se", for links in mail
    std::string master_key;  // 32 secret bytes; every other key is derived from it by purpose
    std::string data_folder;
    crypto::KeyFolder& keys;  // of votes, outside the database
    std::string software = "0.1.0";  // version, as it stands in manifests
    bool demo = false;
    bool staff_second_step = false;  // whoever has a role beyond resident proves it twice at each sign-in
    std::string tile_url;    // map tiles, empty = none are ever asked for
    std::string tile_attribution;
    std::vector<std::string> sms_prefixes = {};  // of numbers that text messages go to, as "+46"; none = no messages are sent
    std::vector<std::shared_ptr<oidc::RelyingParty>> eids = {};  // providers of e-identification, in the operator's order
};

struct Visit {
    const Site& site;
    db::Database& database;
    const http::Request& request;
    Visitor visitor;
    Instant now;
    const i18n::Translator& t;
    page::Frame frame;

    /// The page, or the JSON at the same address, as the request asks.
    http::Response answer(const std::function<std::string(const page::Frame&)>& as_page,
                          const std::function<json::Value()>& as_json, int status = 200) const;
    /// After a successful POST: 303 to `location` for a browser, the JSON with 201 (or 200) and Location for a program.
    http::Response done(std::string location, const std::function<json::Value()>& as_json, int json_status = 200) const;
    /// After a refused POST: the form again with what was typed and the errors for a browser, a problem document for a program.
    http::Response form_again(const Error& error,
                              const std::function<std::string(const page::Frame&, const page::Typed&)>& as_page) const;
    /// A short-lived sentence shown on the next page ("Idén är sparad"), in frame.said.
    /// The text is a locale key; it travels in a cookie and is gone after one page.
    void say_next(http::Response& response, std::string_view text_key) const;
    const http::Input& input() const { return request.body; }
    std::string new_request_key() const;  // for forms whose POST must count once
};

/// What an earlier answer asked to have said on this page (Visit::say_next), translated; "" when nothing was.
std::string said_before(const http::Request& request, const i18n::Translator& t);

using Handler = Result<http::Response> (*)(Visit&);

/// Kinds of fields, for /openapi.json and nothing else; the form file is what decides.
enum class FieldType { line, text, number, money, instant, choice, boolean, id, id_list, word_list, points, file };
struct FieldSpec {
    std::string_view name;
    FieldType type;
    bool required;
    std::string_view summary;
};

/// One row of a domain's route table. `who` is enforced before the handler runs.
struct Route {
    http::Method method;
    std::string_view path;
    Permission who;
    Handler handler;
    std::string_view summary;               // English, for /openapi.json and `allting routes`
    std::span<const FieldSpec> fields = {};  // of a POST body
    bool upload = false;                     // body up to limits::upload_bytes_max
};

}  // namespace allting::people
