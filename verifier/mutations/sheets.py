"""False figures: reconciliation and result."""
from mutations.common import first, mutation
from record_writer import NotHere


def change_sheet(name, words, *path, by=1, needs_register=False):
    def change(record):
        part = record.reconciliation
        for step in path[:-1]:
            part = part[step]
        if part[path[-1]] is None or needs_register and record.reconciliation["eligible"] is None:
            raise NotHere
        part[path[-1]] += by
    change.__name__ = name
    mutation(words)(change)


change_sheet("counted_changed", "reconciliation.json, counted", "counted")
change_sheet("votes_changed", "reconciliation.json, votes", "votes", by=-1)
change_sheet("tags_changed", "reconciliation.json, tags", "tags")
change_sheet("withdrawn_changed", "tombstones, withdrawn", "tombstones", "withdrawn")
change_sheet("paper_tombstones_changed", "tombstones, paper_issued", "tombstones", "paper_issued")
change_sheet("eligible_changed", "reconciliation.json, eligible", "eligible")
change_sheet("registered_changed", "took part, but", "registered", by=-1)
change_sheet("roll_says_more_voted", "voted online", "roll", "online_cast")
change_sheet("roll_says_fewer_voted", "voted online", "roll", "online_cast", by=-1)
change_sheet("roll_voided_changed", "voided by the roll", "roll", "voided")
change_sheet("roll_says_more_withdrew", "withdrew by the roll", "roll", "online_withdrawn", by=10**6)
change_sheet("more_paper_than_people", "took part, but", "roll", "paper_cast", by=10**6, needs_register=True)
change_sheet("negative_count", "cannot be", "roll", "paper_cast", by=-10**6)


@mutation("reconciliation.json is not the one")
def other_reconciliation_finalised(record):
    record.keeps.add("finalised")
    record.event("finalised").value["reconciliation"] = "0" * 64


@mutation("result.json is not the one")
def other_result_finalised(record):
    record.keeps.add("finalised")
    record.event("finalised").value["result"] = "0" * 64


def pot_with(record, holds):
    return first(pot for pot in record.result["pots"] if holds(pot))


def spend(record, pot):
    costs = {project["id"]: project["cost_ore"] for project in record.manifest["projects"]}
    pot["spent_ore"] = sum(costs[winner] for winner in pot["winners"])


def losers(pot):
    return [each["project"] for each in pot["projects"] if each["project"] not in pot["winners"]]


@mutation("winners")
def extra_winner(record):
    pot = pot_with(record, losers)
    pot["winners"].append(losers(pot)[0])
    spend(record, pot)


@mutation("winners")
def winner_left_out(record):
    pot = pot_with(record, lambda pot: pot["winners"])
    pot["winners"].pop()
    spend(record, pot)


@mutation("winners")
def winner_exchanged(record):
    pot = pot_with(record, lambda pot: pot["winners"] and losers(pot))
    pot["winners"][-1] = losers(pot)[0]
    spend(record, pot)


@mutation("winners")
def winners_in_another_order(record):
    pot = pot_with(record, lambda pot: len(pot["winners"]) > 1)
    pot["winners"].reverse()


@mutation("a winner twice")
def winner_twice(record):
    pot = pot_with(record, lambda pot: pot["winners"])
    pot["winners"].append(pot["winners"][0])
    spend(record, pot)


@mutation("spent_ore")
def spent_changed(record):
    record.result["pots"][0]["spent_ore"] += 1


@mutation("votes")
def votes_of_a_project_changed(record):
    record.result["pots"][0]["projects"][0]["votes"] += 1


@mutation("blank")
def blank_changed(record):
    record.result["blank"] += 1


@mutation("ballots, but")
def result_of_more_ballots(record):
    record.result["ballots"] += 1


@mutation(", ballots")
def ballots_of_a_pot_changed(record):
    record.result["pots"][-1]["ballots"] += 1


@mutation("its pots are not those")
def pot_left_out(record):
    record.result["pots"].pop()


@mutation("its projects are not those")
def project_left_out(record):
    pot = pot_with(record, losers)
    pot["projects"].pop()
