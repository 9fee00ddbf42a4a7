"""
Validates PROV-JSON documents by the schema of the W3C submission, which the package prov carries, reads them with that package,
every warning an error, and prints the graph of each as JSON.
"""

import json
import sys
import warnings
from importlib.resources import files

from jsonschema import Draft4Validator

warnings.simplefilter("error")

from prov.model import ProvDocument

SCHEMA = json.loads((files("prov") / "tests/schemas/prov-json.schema.json").read_text(encoding="utf8"))

FACT_TYPES = ("Entity", "Activity")
ENDS = {
    "Generation": ("prov:entity", "prov:activity"),
    "Usage": ("prov:activity", "prov:entity"),
    "Communication": ("prov:informed", "prov:informant"),
    "Derivation": ("prov:generatedEntity", "prov:usedEntity"),
}


def attributes(record):
    return {str(name): value for name, value in record.attributes}


def graph_of(path):
    with open(path, encoding="utf8") as file:
        Draft4Validator(SCHEMA).validate(json.load(file))
    document = ProvDocument.deserialize(path, format="json")
    assert ProvDocument.deserialize(content=document.serialize(), format="json") == document
    nodes = {}
    for record in document.get_records():
        if record.get_type().localpart in FACT_TYPES:
            said = attributes(record)
            kind = said["prov:type"].localpart
            if kind != "AuditReport":
                nodes[record.identifier] = [kind, str(said["proofline:key"])]
    records = [*document.get_records(), *(one for bundle in document.bundles for one in bundle.get_records())]
    edges = []
    for record in records:
        if record.get_type().localpart in ENDS:
            effect, cause = ENDS[record.get_type().localpart]
            said = attributes(record)
            edges.append([said["proofline:reference"], nodes[said[effect]], nodes[said[cause]]])
    return {"nodes": list(nodes.values()), "edges": edges}


print(json.dumps([graph_of(path) for path in sys.argv[1:]]))
