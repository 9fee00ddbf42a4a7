"""An estimator of scikit-learn, or anything with its methods, whose answers are logged. scikit-learn is not imported."""

from __future__ import annotations

import uuid
from typing import Any, Optional, Sequence

from ._client import Client


class AuditedEstimator:
    """
    Answers as the estimator does, and logs each row of each answer as a decision: of `predict` the value, of
    `predict_proba` the probability of each class by its name, of `decision_function` the score. Features are logged by the
    names that the data has, or the estimator was fitted with, else as a list. All else is the estimator's.

    :param estimator: that answers
    :param client: that logs
    :param decision: as `Client.log_decision` takes it, for example `deployment` or `threshold`
    """

    def __init__(self, estimator: Any, client: Client, **decision: Any) -> None:
        self._estimator = estimator
        self._client = client
        self._decision = decision
        #: Of the rows of the last answer. For one thread: give `request_ids` where several use this.
        self.last_request_ids: Sequence[str] = ()

    def predict(self, X: Any, *args: Any, request_ids: Optional[Sequence[str]] = None, **kwargs: Any) -> Any:
        answers = self._estimator.predict(X, *args, **kwargs)
        self._log(X, _rows(answers), request_ids)
        return answers

    def predict_proba(self, X: Any, *args: Any, request_ids: Optional[Sequence[str]] = None, **kwargs: Any) -> Any:
        answers = self._estimator.predict_proba(X, *args, **kwargs)
        classes = [str(name) for name in self._estimator.classes_]
        self._log(X, [dict(zip(classes, row)) for row in _rows(answers)], request_ids)
        return answers

    def decision_function(self, X: Any, *args: Any, request_ids: Optional[Sequence[str]] = None, **kwargs: Any) -> Any:
        answers = self._estimator.decision_function(X, *args, **kwargs)
        self._log(X, _rows(answers), request_ids)
        return answers

    def __getattr__(self, name: str) -> Any:
        # a copy is asked for it before it has any attribute
        if name.startswith("__") or "_estimator" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self._estimator, name)

    def _log(self, X: Any, answers: Sequence[Any], request_ids: Optional[Sequence[str]]) -> None:
        rows = self._features(X)
        if request_ids is None:
            common = str(uuid.uuid4())
            request_ids = [common] if len(rows) == 1 else [f"{common}#{i}" for i in range(len(rows))]
        if not len(rows) == len(answers) == len(request_ids):
            raise ValueError(f"{len(rows)} rows have {len(answers)} answers and {len(request_ids)} request ids")
        for row, answer, request_id in zip(rows, answers, request_ids):
            self._client.log_decision(row, answer, request_id=request_id, **self._decision)
        self.last_request_ids = request_ids

    def _features(self, X: Any) -> Sequence[Any]:
        if hasattr(X, "columns") and hasattr(X, "to_dict"):
            rows: Sequence[Any] = X.to_dict("records")
            return rows
        if hasattr(X, "toarray"):  # a sparse matrix
            X = X.toarray()
        rows = _rows(X)
        names = getattr(self._estimator, "feature_names_in_", None)
        if names is None:
            return rows
        return [dict(zip(map(str, names), row)) if isinstance(row, list) else row for row in rows]


def _rows(values: Any) -> Sequence[Any]:
    rows: Sequence[Any] = values.tolist() if hasattr(values, "tolist") else list(values)
    return rows
