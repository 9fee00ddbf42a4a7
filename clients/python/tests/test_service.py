"""With the real service, in whose store facts are looked for afterwards."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile
import unittest
import uuid
from pathlib import Path

from proofline import Client, Rejection, hash_frame

from support import ROOT, URL, ask, environment, key_of, needs_service, recorded_predictions

try:
    import pandas
except ImportError:
    pandas = None

#: Of a service that asks who its callers are, and a key with the role INGEST.
KEYED_URL = os.environ.get("PROOFLINE_TEST_KEYED_URL")
INGEST_KEY = os.environ.get("PROOFLINE_TEST_INGEST_KEY")


@needs_service
class Recorded(unittest.TestCase):
    def setUp(self) -> None:
        self.p = f"py-{uuid.uuid4()}-"
        self.rejections: list[Rejection] = []

    def client(self, **settings: object) -> Client:
        client = Client(URL, on_rejected=self.rejections.append, **settings)
        self.addCleanup(client.close)
        return client

    def test_every_kind_is_recorded_by_its_method(self) -> None:
        p, now = self.p, datetime.datetime.now(datetime.timezone.utc)
        client = self.client()
        keys = [
            client.source_table(p + "db/t", owner="o", columns=[{"name": "c", "personal": True}]),
            client.transformation(
                p + "run", job="j", reads=[{"source_table": p + "db/t", "date_from": datetime.date(2026, 1, 1), "date_to": "2026-02-01", "row_count": 3}],
                exclusions=[{"rule": "r", "reason": "why", "row_count": 1}], started_at=now, git_commit="c",
            ),
            client.dataset_version(p + "d@1", sha256="0" * 64, row_count=2, written_by=p + "run"),
            client.training_run(
                p + "train", trained_on=[{"dataset_version": p + "d@1", "role": "TRAIN"}],
                metrics=[{"name": "auc", "value": 0.5, "slice": "all"}], hyperparameters={"max_depth": 3},
            ),
            client.model_version(p + "m@1", produced_by=p + "train", artifact_sha256="1" * 64),
            client.approval(p + "a", model_version=p + "m@1", approver="anna", decision="APPROVED", at=now),
            client.stage_transition(p + "s", model_version=p + "m@1", to_stage="Production", performed_by="bo", approval=p + "a", at=now),
            client.deployment(p + "dep", model_version=p + "m@1", environment="production", started_at=now, stage_transition=p + "s"),
            client.prediction(p + "p", deployment=p + "dep", features={"a": 1}, prediction=1, timestamp=now),
            client.outcome(p + "o", prediction=p + "p", actual=0, at=now),
            client.review(p + "r", prediction=p + "p", reviewer="anna", decision="OVERRIDDEN", final_decision=0, at=now),
            client.access(p + "acc", system="warehouse", principal="bo", operation="read", facts=[{"kind": "Prediction", "key": p + "p"}], at=now, outcome="ALLOWED"),
            client.amendment(p + "am", kind="DatasetVersion", fact=p + "d@1", correction={"rowCount": 3}, reason="miscounted"),
            client.retirement(p + "ret", deployment=p + "dep", performed_by="bo", at=now),
        ]
        self.assertTrue(client.flush(30))
        self.assertEqual((self.rejections, client.stats().recorded), ([], len(keys)))
        from proofline._generated import MEMBERS

        self.assertEqual(len(keys), len(MEMBERS))
        report = ask(
            """query ($id: ID!) {
              auditReport(requestId: $id) { completeness { gaps { code } } datasetVersions { rowCount } sourceTables { key } }
            }""",
            {"id": p + "p"},
        )["auditReport"]
        self.assertEqual((report["datasetVersions"], report["sourceTables"]), ([{"rowCount": 2}], [{"key": p + "db/t"}]))
        self.assertIn("AMENDED", [gap["code"] for gap in report["completeness"]["gaps"]])

    def test_a_decision_is_there_as_it_was_logged_and_sent_twice_it_is_there_once(self) -> None:
        client = self.client(deployment=self.p + "dep", serving_node="node")
        features = {"text": "Zürich \u20ac \U0001f600", "nothing": None, "missing": float("nan"), "id": 2**60, "list": [1, 2.5]}
        request_id = client.log_decision(features, {"score": 0.25}, groups={"age": "40-50"}, threshold=0.5)
        self.assertTrue(client.flush(30))
        found = recorded_predictions({"requestIds": [request_id]})[request_id]
        self.assertEqual(found["features"], {**features, "missing": "NaN", "id": str(2**60)})
        self.assertEqual((found["prediction"], found["sequence"]), ({"score": 0.25}, 0))
        fact = {"outcome": {"key": self.p + "o", "prediction": request_id, "actual": 1, "at": "2026-01-01"}}
        for _ in range(2):
            client.record_input(fact)
            self.assertTrue(client.flush(30))
        self.assertEqual(self.rejections, [])

    def test_of_a_batch_the_good_half_is_in_and_the_bad_half_is_told(self) -> None:
        deployment = self.p + "dep"
        client = self.client(deployment=deployment)
        bad = {
            client.log_decision({"half": "\ud800"}, 1),
            client.log_decision({}, 1, timestamp="tomorrow"),
            client.log_decision({}, 1, timestamp="2999-01-01T00:00:00Z"),
            client.log_decision({"long": "x" * 300_000}, 1),
            client.log_decision({"deep": _nested(100)}, 1),
            client.log_decision({}, 1, request_id=self.p + "x" * 600),
        }
        good = {client.log_decision({"i": i}, i) for i in range(200)}
        again = client.log_decision({"i": "another"}, 1, request_id=next(iter(good)))
        self.assertTrue(client.flush(60))
        self.assertEqual(set(recorded_predictions({"deployment": deployment})), good)
        self.assertEqual({key_of(dict(r.fact)) for r in self.rejections}, bad | {again})
        codes = {key_of(dict(r.fact)): r.code for r in self.rejections}
        self.assertEqual((codes.pop(again), set(codes.values())), ("CONFLICT", {"BAD_USER_INPUT", "LIMIT_EXCEEDED"}))

    def test_what_is_dropped_shows_as_a_fact_and_as_holes_of_the_coverage(self) -> None:
        deployment = self.p + "dep"
        client = self.client(deployment=deployment, on_full="drop", limit_bytes=2_000)
        for i in range(500):
            client.log_decision({"i": i}, i)
        self.assertTrue(client.flush(30))
        client.log_decision({"i": "last"}, 1)
        node = client._session.node
        dropped = client.stats().dropped
        self.assertGreater(dropped, 0)
        self.assertTrue(client.close(30))
        told = ask("query ($node: String!) { transformations(where: { runBy: { eq: $node } }) { key exclusions { rule reason rowCount } } }", {"node": node})["transformations"]
        self.assertEqual(sum(e["rowCount"] for fact in told for e in fact["exclusions"]), dropped)
        coverage = ask("query ($d: ID!) { coverage(deployment: $d) { predictions missingCount missing { servingNode } } }", {"d": deployment})["coverage"]
        self.assertEqual((coverage["predictions"], coverage["missingCount"]), (501 - dropped, dropped))
        self.assertEqual({hole["servingNode"] for hole in coverage["missing"]}, {node})

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_a_training_script_records_data_run_and_model(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            script = str(ROOT / "examples" / "training.py")
            for _ in range(2):  # the second time all of it is there
                said = subprocess.run([sys.executable, script, URL], cwd=folder, env=environment(), stdout=subprocess.PIPE, check=True)
                self.assertRegex(said.stdout.decode(), r"^recorded Stats\(logged=3, recorded=3, rejected=0, ")
        (model,) = ask(
            """{ modelVersions(where: { key: { eq: "loans@1" } }) {
              artifactSha256 producedBy { key trainedOn { key sha256 rowCount } }
            } }"""
        )["modelVersions"]
        frame = pandas.DataFrame({"amount": [900, 1200, 7000], "repaid": [True, True, False]})
        data = {"key": "loans@2026-11", "sha256": hash_frame(frame), "rowCount": 3}
        self.assertEqual(model["producedBy"], [{"key": "train-17", "trainedOn": [data]}])
        self.assertRegex(model["artifactSha256"], "^[0-9a-f]{64}$")


@unittest.skipIf(KEYED_URL is None, "PROOFLINE_TEST_KEYED_URL names no service")
class WithKeys(unittest.TestCase):
    def test_what_the_key_may_not_is_told_and_the_rest_is_recorded(self) -> None:
        p = f"py-{uuid.uuid4()}-"
        rejections: list[Rejection] = []
        with Client(KEYED_URL, INGEST_KEY, on_rejected=rejections.append) as client:
            client.model_version(p + "m@1")
            client.approval(p + "a", model_version=p + "m@1", approver="me", decision="APPROVED", at=datetime.datetime.now(datetime.timezone.utc))
            client.model_version(p + "m@2")
            self.assertTrue(client.flush(30))
            self.assertEqual(client.stats().recorded, 2)
        self.assertEqual([(r.code, key_of(dict(r.fact))) for r in rejections], [("FORBIDDEN", p + "a")])

    def test_a_wrong_key_loses_nothing_that_a_right_one_then_sends(self) -> None:
        p = f"py-{uuid.uuid4()}-"
        key = ["wrong"]
        with tempfile.TemporaryDirectory() as folder:
            with Client(KEYED_URL, lambda: key[0], spool=folder) as client:
                client.model_version(p + "m@1")
                self.assertFalse(client.flush(1))
                key[0] = INGEST_KEY or ""
                self.assertTrue(client.flush(60))
                self.assertEqual((client.stats().recorded, client.stats().rejected), (1, 0))
            self.assertEqual(list(Path(folder).iterdir()), [])


def _nested(depth: int) -> list:
    value: list = []
    for _ in range(depth):
        value = [value]
    return value


if __name__ == "__main__":
    unittest.main()
