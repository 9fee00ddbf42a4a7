"""Checks manifests by the schemas of Kubernetes, strictly: also that no property stands there that it does not know."""

import sys

import kubernetes_validate
import yaml

# of the Prometheus operator, which Kubernetes has no schema of
OTHERS = {"ServiceMonitor", "PrometheusRule"}

for document in yaml.safe_load_all(sys.stdin):
    if document is None:
        continue
    kind = document["kind"]
    if kind not in OTHERS:
        kubernetes_validate.validate(document, "1.31", strict=True)
    print(kind, document["metadata"]["name"])
