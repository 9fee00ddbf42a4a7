"""Makes OpenLineage events with the official client of what documents say, and prints how many events and facets it took."""

import importlib
import json
import pkgutil
import sys

import openlineage.client.generated as generated
from openlineage.client import event_v2 as model
from openlineage.client.serde import Serde

CLASSES = {}
for module in pkgutil.iter_modules(generated.__path__):
    for name, value in vars(importlib.import_module(f"{generated.__name__}.{module.name}")).items():
        CLASSES.setdefault(name, value)


def facet_of(said):
    name = said["_schemaURL"].rsplit("/", 1)[-1]
    members = {key: value for key, value in said.items() if key not in ("_producer", "_schemaURL")}
    if name in ("RunFacet", "JobFacet", "DatasetFacet"):
        return CLASSES[name](producer=said["_producer"]).with_additional_properties(**members)
    facet = CLASSES[name](producer=said["_producer"], **members)
    assert facet._get_schema() == said["_schemaURL"], (facet._get_schema(), said["_schemaURL"])
    return facet


def facets_of(holder, member="facets"):
    return {name: facet_of(said) for name, said in holder.get(member, {}).items()}


def run_of(said):
    return model.Run(runId=said["runId"], facets=facets_of(said))


def job_of(said):
    return model.Job(namespace=said["namespace"], name=said["name"], facets=facets_of(said))


def dataset_of(cls, said, **more):
    return cls(namespace=said["namespace"], name=said["name"], facets=facets_of(said), **more)


def event_of(said):
    kind = said["schemaURL"].rsplit("/", 1)[-1]
    common = {"eventTime": said["eventTime"], "producer": said["producer"]}
    if kind == "DatasetEvent":
        return model.DatasetEvent(dataset=dataset_of(model.StaticDataset, said["dataset"]), **common)
    common["job"] = job_of(said["job"])
    common["inputs"] = [
        dataset_of(model.InputDataset, one, inputFacets=facets_of(one, "inputFacets")) for one in said.get("inputs", [])
    ]
    common["outputs"] = [
        dataset_of(model.OutputDataset, one, outputFacets=facets_of(one, "outputFacets"))
        for one in said.get("outputs", [])
    ]
    if kind == "JobEvent":
        return model.JobEvent(**common)
    return model.RunEvent(run=run_of(said["run"]), eventType=model.RunState(said["eventType"]), **common)


def check(path):
    with open(path, encoding="utf8") as file:
        events = json.load(file)
    for said in events:
        event = event_of(said)
        assert event.schemaURL == said["schemaURL"]
        sent = json.loads(Serde.to_json(event))
        for part in ("run", "job", "dataset"):
            for name in ("runId", "namespace", "name"):
                assert sent.get(part, {}).get(name) == said.get(part, {}).get(name)
    return len(events)


print(json.dumps([check(path) for path in sys.argv[1:]]))
