"""Reads Croissant data sets with mlcroissant, and prints the graph that their records tell of as JSON."""

import json
import logging
import sys

logging.disable(logging.CRITICAL)

import mlcroissant


def text(value):
    return value.decode("utf8") if isinstance(value, bytes) else value


def graph_of(path):
    with open(path, encoding="utf8") as file:
        dataset = mlcroissant.Dataset(jsonld=json.load(file))
    issues = dataset.metadata.issues
    assert not issues.errors, issues.report()
    there = {one.uuid for one in dataset.metadata.record_sets}

    def records(name, *fields):
        rows = dataset.records(name) if name in there else []
        return [[text(row[f"{name}/{field}"]) for field in fields] for row in rows]

    return {
        "files": [one.uuid for one in dataset.metadata.distribution],
        "nodes": records("facts", "kind", "key"),
        "edges": records("references", "type", "fromKind", "fromKey", "toKind", "toKey"),
    }


print(json.dumps([graph_of(path) for path in sys.argv[1:]]))
