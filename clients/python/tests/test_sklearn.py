from __future__ import annotations

import copy
import unittest
from typing import Any

from proofline import Client
from proofline.sklearn import AuditedEstimator

from support import Service

try:
    import pandas
    from sklearn.linear_model import LogisticRegression
except ImportError:
    LogisticRegression = None


class Threshold:
    """With the methods of an estimator, and nothing of scikit-learn."""

    classes_ = ["no", "yes"]

    def predict(self, X: Any) -> list:
        return [row[0] > 1 for row in X]

    def predict_proba(self, X: Any) -> list:
        return [[0.25, 0.75] for _ in X]

    def score(self) -> float:
        return 0.5


class Estimators(unittest.TestCase):
    def setUp(self) -> None:
        self.service = Service()
        self.addCleanup(self.service.close)
        self.client = Client(self.service.url, deployment="d")
        self.addCleanup(self.client.close)

    def told(self) -> list:
        self.assertTrue(self.client.flush(10))
        return [fact["prediction"] for fact in self.service.recorded]

    def test_each_row_of_an_answer_is_a_decision(self) -> None:
        model = AuditedEstimator(Threshold(), self.client, threshold=0.5)
        self.assertEqual(model.predict([[1, 2], [3, 4]]), [False, True])
        ids = model.last_request_ids
        self.assertEqual(model.predict_proba([[5, 6]], request_ids=["mine"]), [[0.25, 0.75]])
        told = self.told()
        self.assertEqual([(f["features"], f["prediction"]) for f in told], [([1, 2], False), ([3, 4], True), ([5, 6], {"no": 0.25, "yes": 0.75})])
        self.assertEqual([f["requestId"] for f in told], [*ids, "mine"])
        self.assertEqual([ids[0][-2:], ids[1][-2:], told[0]["threshold"]], ["#0", "#1", 0.5])

    def test_request_ids_that_are_too_few_are_refused(self) -> None:
        model = AuditedEstimator(Threshold(), self.client)
        with self.assertRaisesRegex(ValueError, "2 rows have 2 answers and 1 request ids"):
            model.predict([[1], [2]], request_ids=["a"])
        self.assertEqual(self.told(), [])

    def test_all_else_is_the_estimators(self) -> None:
        model = AuditedEstimator(Threshold(), self.client)
        self.assertEqual((model.score(), model.classes_), (0.5, ["no", "yes"]))
        with self.assertRaises(AttributeError):
            model.nothing
        self.assertEqual(copy.copy(model).score(), 0.5)

    @unittest.skipIf(LogisticRegression is None, "scikit-learn is not installed")
    def test_an_estimator_of_scikit_learn(self) -> None:
        frame = pandas.DataFrame({"amount": [1.0, 2.0, 8.0, 9.0], "term": [1, 2, 1, 2]})
        fitted = LogisticRegression().fit(frame, ["no", "no", "yes", "yes"])
        model = AuditedEstimator(fitted, self.client)
        answers = model.predict(frame)
        self.assertEqual(list(answers), ["no", "no", "yes", "yes"])
        probabilities = model.predict_proba(frame.iloc[:1])
        told = self.told()
        self.assertEqual([(f["features"], f["prediction"]) for f in told[:4]], list(zip(frame.to_dict("records"), answers)))
        self.assertEqual(told[4]["prediction"], dict(zip(["no", "yes"], probabilities[0].tolist())))
        # without names of its own the data has those that the estimator was fitted with
        model.decision_function(frame.iloc[:1].to_numpy())
        self.assertEqual(self.told()[5]["features"], {"amount": 1.0, "term": 1.0})


if __name__ == "__main__":
    unittest.main()
