"""Validates CycloneDX BOMs with cyclonedx-python-lib, reads them with its model, and prints the names it found as JSON."""

import json
import sys
import warnings

from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def names_of(path):
    with open(path, encoding="utf8") as file:
        text = file.read()
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if error is not None:
        raise SystemExit(f"{path}: {str(error)[:2000]}")
    bom = Bom.from_json(json.loads(text))
    with warnings.catch_warnings():
        # a model without data rests on nothing
        warnings.simplefilter("ignore")
        bom.validate()
    model = [] if bom.metadata.component is None else [bom.metadata.component]
    return {
        "model": [str(one.bom_ref.value) for one in model],
        "components": [str(one.bom_ref.value) for one in bom.components],
        "services": [str(one.bom_ref.value) for one in bom.services],
    }


print(json.dumps([names_of(path) for path in sys.argv[1:]]))
