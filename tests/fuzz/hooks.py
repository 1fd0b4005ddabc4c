"""What Schemathesis cannot know from the document: who asks, from where, and what there is to ask for."""

import json
import os
import random

import schemathesis

with open(os.environ["FUZZ_KNOWN"], encoding="utf-8") as file:
    KNOWN = json.load(file)

# Not the module's own generator: Hypothesis sets that one back before each example.
DICE = random.Random(int(os.environ["FUZZ_SEED"]))


def mixed(known, made):
    """A value that works, with a part of it as Schemathesis made it up."""
    if isinstance(known, dict) and isinstance(made, dict):
        result = {name: mixed(value, made[name]) if name in made else value for name, value in known.items()}
        for name, value in made.items():
            if DICE.random() < 0.15:
                result[name] = value
        return result
    if isinstance(known, list) and isinstance(made, list) and known and made:
        return [mixed(known[0], one) for one in made[:3]] if DICE.random() < 0.3 else known
    return made if DICE.random() < 0.1 else known


@schemathesis.hook
def before_call(context, case, kwargs):
    """Puts what exists into most requests, so that they come past the first door."""
    headers = dict(case.headers or {})
    headers["x-zapisy-origin"] = KNOWN["originSecret"]
    # The visitor as CloudFront notes it, and CloudFront as the gateway does.
    headers["x-forwarded-for"] = f"198.51.{DICE.randrange(256)}.{DICE.randrange(256)}, 192.0.2.1"
    if KNOWN.get("cookie"):
        headers["cookie"] = KNOWN["cookie"]
    case.headers = headers
    examples = KNOWN["examples"].get(f"{case.method.upper()} {case.operation.path}")
    if not examples or DICE.random() < 0.1:
        return
    example = DICE.choice(examples)
    for name, value in (example.get("params") or {}).items():
        if DICE.random() < 0.95:
            case.path_parameters = {**(case.path_parameters or {}), name: value}
    if example.get("query") and DICE.random() < 0.4:
        case.query = {**example["query"], **{k: v for k, v in (case.query or {}).items() if DICE.random() < 0.3}}
    if example.get("body") is not None and DICE.random() < 0.7:
        case.body = mixed(example["body"], case.body)
        case.media_type = case.media_type or "application/json"
