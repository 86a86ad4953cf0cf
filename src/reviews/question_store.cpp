#include "reviews/question_store.hpp"

#include "places/place_store.hpp"
#include "reviews/question.hpp"

namespace allting::reviews {

constexpr db::Sql select_questions = "SELECT question FROM checklist_questions WHERE organisation_id = ?";

std::vector<std::string> list_questions(db::Connection& connection, OrganisationId organisation) {
    std::vector<std::string> chosen;
    for (auto rows = connection.query(select_questions, organisation); rows.next();) chosen.push_back(rows.get<std::string>(0));
    return in_order(chosen.empty() ? usual_questions(places::find_organisation(connection, organisation).kind) : chosen);
}

constexpr db::Sql delete_questions = "DELETE FROM checklist_questions WHERE organisation_id = ?";
constexpr db::Sql insert_question = "INSERT INTO checklist_questions (organisation_id, question) VALUES (?, ?)";

void replace_questions(db::Transaction& tx, OrganisationId organisation, const std::vector<std::string>& questions) {
    tx.execute_sql(delete_questions, organisation);
    for (const std::string& question : questions) tx.execute_sql(insert_question, organisation, question);
}

}  // namespace allting::reviews
