from __future__ import annotations

import datetime
import unittest

from proofline import NotRecordable
from proofline._facts import fact_of


class FactsOfKinds(unittest.TestCase):
    def test_names_become_those_of_the_schema_also_within_lists(self) -> None:
        run = fact_of(
            "Transformation",
            {"key": "r", "job": "j", "reads": [{"source_table": "t", "date_from": datetime.date(2026, 1, 1)}], "run_by": None},
        )
        self.assertEqual(
            run,
            {"transformation": {"key": "r", "job": "j", "reads": [{"sourceTable": "t", "dateFrom": "2026-01-01"}]}},
        )

    def test_json_fields_stay_as_they_are(self) -> None:
        fact = fact_of("TrainingRun", {"key": "r", "trained_on": [], "hyperparameters": {"max_depth": 3}})
        self.assertEqual(fact["trainingRun"]["hyperparameters"], {"max_depth": 3})

    def test_what_is_wrong_is_told_with_its_place(self) -> None:
        wrong = [
            ("Table", {}, "Table is no kind of fact that clients record: there are SourceTable, "),
            ("DatasetVersion", {"key": "d", "rowCount": 1}, "DatasetVersion: has no field 'rowCount': there are .*row_count"),
            ("DatasetVersion", {"sha256": "d"}, "DatasetVersion.key: is required"),
            ("TrainingRun", {"key": "r", "trained_on": [{"dataset_version": "d"}]}, r"TrainingRun.trained_on\[0\].role: is required"),
            ("TrainingRun", {"key": "r", "trained_on": ["d"]}, r"TrainingRun.trained_on\[0\]: must be a mapping"),
            ("TrainingRun", {"key": "r", "trained_on": "d"}, "TrainingRun.trained_on: must be a list"),
            ("Retirement", {"key": "r", "deployment": "d", "performed_by": "p", "at": datetime.datetime(2026, 1, 1)}, "Retirement.at: a time needs its zone"),
        ]
        for kind, fields, message in wrong:
            with self.subTest(message), self.assertRaisesRegex(NotRecordable, message):
                fact_of(kind, fields)


if __name__ == "__main__":
    unittest.main()
