"""Writes names.tsv from the lists of Thai names in the PyPI package Faker: python3 convert.py faker-40.54.0-py3-none-any.whl"""

import ast
import sys
import zipfile

LISTS = {"female": "first_names_female", "male": "first_names_male", "family": "last_names"}
SOURCE = "faker/providers/person/th_TH/__init__.py"


def lists(text):
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ClassDef):
            continue
        for line in node.body:
            target = getattr(line, "target", None) or next(iter(getattr(line, "targets", [])), None)
            value = getattr(line, "value", None)
            if getattr(target, "id", "") in LISTS.values():
                yield target.id, [item.value for item in ast.walk(value) if isinstance(item, ast.Constant) and isinstance(item.value, str)]


def main(wheel):
    found = dict(lists(zipfile.ZipFile(wheel).read(SOURCE).decode()))
    with open("names.tsv", "w", encoding="utf-8") as out:
        out.write("kind\tname\n")
        for kind, name in LISTS.items():
            for word in sorted(set(found[name])):
                out.write(f"{kind}\t{word}\n")


main(sys.argv[1])
