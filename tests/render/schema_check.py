#!/usr/bin/env python3
"""Checks JSON documents against docs/brief.schema.json, and that each citation stands where it says. Prints TAP.

usage: schema_check.py PROGRAM NAME...      `PROGRAM NAME` prints a document

The golden briefs, all JSON that tests/cases/brief expects, are documents too.

Only the part of JSON Schema 2020-12 that the schema uses is known; a keyword that is not known fails, so that the
schema can't say more than is checked.
"""
import glob
import json
import os
import re
import subprocess
import sys

NOTES = {"$schema", "$defs", "title", "description"}
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def follow(schema, ref):
    for key in ref.removeprefix("#/").split("/"):
        schema = schema[key]
    return schema


class Checker:
    def __init__(self, root):
        self.root = root

    def errors(self, value, schema, where=""):
        for keyword, wanted in schema.items():
            if keyword in NOTES:
                continue
            check = getattr(self, "check_" + keyword.replace("$", ""), None)
            if check is None:
                yield f"{where}: the schema's '{keyword}' is not known to this checker"
            else:
                yield from check(value, wanted, where, schema)

    def check_ref(self, value, ref, where, _):
        yield from self.errors(value, follow(self.root, ref), where)

    def check_anyOf(self, value, choices, where, _):
        if all(list(self.errors(value, choice, where)) for choice in choices):
            yield f"{where}: fits none of the choices"

    def check_type(self, value, names, where, _):
        names = [names] if isinstance(names, str) else names
        if not any(is_type(value, name) for name in names):
            yield f"{where}: {str(value)[:40]!r} is not {' or '.join(names)}"

    def check_enum(self, value, words, where, _):
        if value not in words:
            yield f"{where}: {value!r} is none of {words}"

    def check_minimum(self, value, least, where, _):
        if is_type(value, "integer") and value < least:
            yield f"{where}: {value} is less than {least}"

    def check_minLength(self, value, least, where, _):
        if isinstance(value, str) and len(value) < least:
            yield f"{where}: shorter than {least}"

    def check_maxLength(self, value, most, where, _):
        if isinstance(value, str) and len(value) > most:
            yield f"{where}: longer than {most}"

    def check_minItems(self, value, least, where, _):
        if isinstance(value, list) and len(value) < least:
            yield f"{where}: fewer than {least}"

    def check_maxItems(self, value, most, where, _):
        if isinstance(value, list) and len(value) > most:
            yield f"{where}: more than {most}"

    def check_items(self, value, schema, where, _):
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from self.errors(item, schema, f"{where}[{i}]")

    def check_required(self, value, keys, where, _):
        if isinstance(value, dict):
            for key in keys:
                if key not in value:
                    yield f"{where}: '{key}' is missing"

    def check_properties(self, value, schemas, where, _):
        if isinstance(value, dict):
            for key, schema in schemas.items():
                if key in value:
                    yield from self.errors(value[key], schema, f"{where}.{key}")

    def check_additionalProperties(self, value, allowed, where, schema):
        if isinstance(value, dict) and not allowed:
            for key in value:
                if key not in schema["properties"]:
                    yield f"{where}: '{key}' is not in the schema"


def citations(value):
    """Every object of a brief that cites an article's text."""
    if isinstance(value, dict):
        if "prefix" in value:
            yield value
        for part in value.values():
            yield from citations(part)
    elif isinstance(value, list):
        for part in value:
            yield from citations(part)


def misplaced(brief):
    """Citations whose words, or the words around them, do not stand in the text where they say."""
    for cited in citations(brief):
        text = brief["articles"][cited["article"]]["text"]
        start, end = cited["at"]
        pieces = cited.get("pieces", [cited["at"]])
        if " ... ".join(text[s:e] for s, e in pieces) != cited["text"]:
            yield f"{cited['text'][:40]!r} does not stand at {cited['at']}"
        if text[max(0, start - 32):start] != cited["prefix"] or text[end:end + 32] != cited["suffix"]:
            yield f"{cited['text'][:40]!r} has other words around it"


def problems(text, schema):
    try:
        document = json.loads(text)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    yield from Checker(schema).errors(document, schema)
    for brief in document["briefs"]:
        yield from misplaced(brief)


def printed(program, names):
    for name in names:
        yield name, subprocess.run([program, name], capture_output=True, check=True).stdout


def golden(root):
    for path in sorted(glob.glob(os.path.join(root, "tests/cases/brief/*.md"))):
        with open(path, encoding="utf8") as file:
            expected = re.findall(r"^``` ?case .*format=json.*\n(?:.*\n)*?\.\n(.*)\n```$", file.read(), re.M)
        for text in expected:
            yield os.path.basename(path), text


def main():
    root = os.environ.get("LEDE_SOURCE_ROOT", os.path.join(os.path.dirname(__file__), "../.."))
    with open(os.path.join(root, "docs/brief.schema.json"), encoding="utf8") as file:
        schema = json.load(file)
    goldens = list(golden(root))
    documents = [*printed(sys.argv[1], sys.argv[2:]), *goldens]
    print(f"1..{len(documents) + 1}")
    for i, (name, text) in enumerate(documents, 1):
        found = list(problems(text, schema))
        print(f"{'not ok' if found else 'ok'} {i} - {name}")
        for problem in found[:20]:
            print(f"# {problem}")
    print(f"{'ok' if goldens else 'not ok'} {len(documents) + 1} - there are golden briefs as JSON")


main()
