"""Other rules than those with which the vote opened, or rules that cannot be."""
import unicodedata

from mutations.common import mutation
from record_writer import NotHere, canonical


OTHER_RULES = "is not the one with which the vote opened"


@mutation(OTHER_RULES)
def cost_changed_by_one_ore(record):
    record.keeps.add("opened")
    record.manifest["projects"][0]["cost_ore"] -= 1


@mutation(OTHER_RULES)
def amount_changed_by_one_ore(record):
    record.keeps.add("opened")
    record.manifest["pots"][0]["amount_ore"] += 1


@mutation(OTHER_RULES)
def lot_seed_changed(record):
    record.keeps.add("opened")
    record.manifest["allocation"]["lot_seed"] += "1"


@mutation(OTHER_RULES)
def phase_moved(record):
    record.keeps.add("opened")
    record.manifest["phases"][-1]["opens"] = record.manifest["phases"][0]["opens"]


@mutation(OTHER_RULES)
def rule_changed(record):
    record.keeps.add("opened")
    record.manifest["allocation"]["rule"] = "greedy-no-skip"


@mutation(OTHER_RULES)
def marks_max_changed(record):
    record.keeps.add("opened")
    record.manifest["marks_max"] += 1


@mutation("cannot be")
def negative_cost(record):
    record.manifest["projects"][0]["cost_ore"] *= -1


@mutation("out of range")
def cost_past_every_number(record):
    record.manifest["projects"][0]["cost_ore"] = 2**63


@mutation("not a whole number")
def cost_as_a_fraction(record):
    record.files["manifest.json"] = canonical(record.manifest).replace(b'"marks_max":', b'"marks_max":1.5e0,"marks_max":', 1)


@mutation("stands twice")
def doubled_member(record):
    record.files["manifest.json"] = canonical(record.manifest).replace(b'"process":', b'"process":1,"process":', 1)


@mutation("not the canonical form")
def blank_in_the_manifest(record):
    record.files["manifest.json"] = canonical(record.manifest).replace(b":", b": ", 1)


@mutation("not the canonical form")
def members_in_disorder(record):
    record.files["manifest.json"] = b'{"title":' + canonical(record.manifest["title"]) + b"," + canonical(
        {name: value for name, value in record.manifest.items() if name != "title"})[1:]


@mutation("not the canonical form")
def escaped_letter(record):
    record.files["manifest.json"] = canonical(record.manifest).replace(b'"SEK"', b'"\\u0053EK"', 1)


@mutation("normal form C")
def title_in_normal_form_d(record):
    record.manifest["title"] = unicodedata.normalize("NFD", "Å " + record.manifest["title"])


@mutation("not UTF-8")
def title_not_utf8(record):
    record.files["manifest.json"] = canonical(record.manifest).replace(b'"title":"', b'"title":"\xff', 1)


@mutation("not UTF-8")
def title_with_half_a_sign(record):
    record.files["manifest.json"] = canonical(record.manifest).replace(b'"title":"', b'"title":"\\ud800', 1)


@mutation("lacks eligible")
def member_missing(record):
    del record.manifest["eligible"]


@mutation("does not belong there")
def member_too_many(record):
    record.manifest["note"] = "x"


@mutation("cannot be")
def number_as_text(record):
    record.manifest["marks_max"] = str(record.manifest["marks_max"])


@mutation("cannot be")
def yes_as_a_number(record):
    record.manifest["batch_min"] = True


@mutation("cannot be")
def unknown_scheme(record):
    record.manifest["scheme"] = "T9"


@mutation("which is not there")
def project_in_no_pot(record):
    record.manifest["projects"][0]["pot"] = 10**6


@mutation("not by number, each once")
def project_twice(record):
    record.manifest["projects"].insert(0, dict(record.manifest["projects"][0]))


@mutation("published, but they are not here")
def sealed_that_claims_to_be_open(record):
    record.ballots_are_open = False


@mutation("sealed, but they are here")
def open_that_claims_to_be_sealed(record):
    record.manifest["publication"] = "sealed"


@mutation("cannot be")
def unknown_way(record):
    record.manifest["ways"] = ["desk", "horoscope"]


@mutation("cannot be")
def no_way(record):
    record.manifest["ways"] = []


@mutation("cannot be")
def ways_in_another_order(record):
    record.manifest["ways"] = ["sms_code", "desk"]


@mutation("too weak")
def email_code_with_a_promise(record):
    record.manifest |= {"standing": "promised", "ways": ["desk", "email_code"]}


@mutation("too weak")
def account_alone_with_a_promise(record):
    record.manifest |= {"standing": "promised", "ways": ["account"]}


@mutation("but the manifest has no desk")
def paper_without_a_desk(record):
    if not record.reconciliation["roll"]["paper_issued"] + record.reconciliation["roll"]["paper_cast"]:
        raise NotHere
    record.manifest |= {"standing": "promised", "ways": ["posted_code"]}


@mutation("cannot be")
def unknown_standing(record):
    record.manifest["standing"] = "perhaps"
