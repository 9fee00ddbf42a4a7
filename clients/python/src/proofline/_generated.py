# Generated from the schema by `npm run generate`. Do not edit.
"""The kinds of facts, with their fields."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from typing import Any, Dict, Literal, Mapping, Optional, Sequence, Tuple, TypedDict, Union

#: RFC 3339 text, a date, or a time with its zone.
Time = Union[str, datetime.date, datetime.datetime]

FactKind = Literal["SourceTable", "Transformation", "DatasetVersion", "TrainingRun", "ModelVersion", "Approval", "StageTransition", "Deployment", "Retirement", "Prediction", "Outcome", "Review", "RunEvent", "LateEvent", "Access", "Alert", "Amendment", "Erasure", "KeyRotation", "Archival"]
DatasetRole = Literal["TRAIN", "VALIDATION", "TEST"]
Decision = Literal["APPROVED", "REJECTED"]
ReviewDecision = Literal["CONFIRMED", "OVERRIDDEN"]
RunEventType = Literal["RUN", "JOB", "DATASET"]
Outcome = Literal["ALLOWED", "DENIED"]

#: The kinds that clients record.
Kind = Literal["SourceTable", "Transformation", "DatasetVersion", "TrainingRun", "ModelVersion", "Approval", "StageTransition", "Deployment", "Retirement", "Prediction", "Outcome", "Review", "Access", "Amendment"]

#: The member of `FactInput` for each kind.
MEMBERS: Mapping[str, str] = {
    "SourceTable": "sourceTable",
    "Transformation": "transformation",
    "DatasetVersion": "datasetVersion",
    "TrainingRun": "trainingRun",
    "ModelVersion": "modelVersion",
    "Approval": "approval",
    "StageTransition": "stageTransition",
    "Deployment": "deployment",
    "Retirement": "retirement",
    "Prediction": "prediction",
    "Outcome": "outcome",
    "Review": "review",
    "Access": "access",
    "Amendment": "amendment",
}

#: The fields of each input: the name here, and name and type in the schema.
INPUTS: Mapping[str, Dict[str, Tuple[str, str]]] = {
    "SourceTableInput": {
        "key": ("key", "ID!"),
        "owner": ("owner", "String"),
        "description": ("description", "String"),
        "columns": ("columns", "[ColumnInput!]"),
        "system": ("system", "String"),
    },
    "TransformationInput": {
        "key": ("key", "ID!"),
        "job": ("job", "String!"),
        "description": ("description", "String"),
        "parent": ("parent", "String"),
        "git_commit": ("gitCommit", "String"),
        "repository": ("repository", "String"),
        "code_sha256": ("codeSha256", "SHA256"),
        "uncommitted": ("uncommitted", "Boolean"),
        "started_at": ("startedAt", "DateTime"),
        "ended_at": ("endedAt", "DateTime"),
        "run_by": ("runBy", "String"),
        "reads": ("reads", "[ReadInput!]!"),
        "exclusions": ("exclusions", "[ExclusionInput!]"),
    },
    "DatasetVersionInput": {
        "key": ("key", "ID!"),
        "description": ("description", "String"),
        "owner": ("owner", "String"),
        "sha256": ("sha256", "SHA256"),
        "row_count": ("rowCount", "SafeInt"),
        "uri": ("uri", "String"),
        "columns": ("columns", "[ColumnInput!]"),
        "column_lineage": ("columnLineage", "[ColumnOriginInput!]"),
        "written_by": ("writtenBy", "ID"),
        "inferred": ("inferred", "Boolean"),
    },
    "TrainingRunInput": {
        "key": ("key", "ID!"),
        "git_commit": ("gitCommit", "String"),
        "repository": ("repository", "String"),
        "uncommitted": ("uncommitted", "Boolean"),
        "job": ("job", "String"),
        "parent": ("parent", "String"),
        "hyperparameters": ("hyperparameters", "JSON"),
        "metrics": ("metrics", "[MetricInput!]"),
        "triggered_by": ("triggeredBy", "String"),
        "started_at": ("startedAt", "DateTime"),
        "ended_at": ("endedAt", "DateTime"),
        "framework": ("framework", "String"),
        "trained_on": ("trainedOn", "[TrainedOnInput!]!"),
    },
    "ModelVersionInput": {
        "key": ("key", "ID!"),
        "artifact_sha256": ("artifactSha256", "SHA256"),
        "produced_by": ("producedBy", "ID"),
        "framework": ("framework", "String"),
        "artifact_uri": ("artifactUri", "String"),
        "intended_use": ("intendedUse", "String"),
        "limitations": ("limitations", "String"),
    },
    "ApprovalInput": {
        "key": ("key", "ID!"),
        "model_version": ("modelVersion", "ID!"),
        "approver": ("approver", "String!"),
        "decision": ("decision", "Decision!"),
        "reference": ("reference", "String"),
        "reason": ("reason", "String"),
        "conditions": ("conditions", "String"),
        "at": ("at", "DateTime!"),
    },
    "StageTransitionInput": {
        "key": ("key", "ID!"),
        "model_version": ("modelVersion", "ID!"),
        "from_stage": ("fromStage", "String"),
        "to_stage": ("toStage", "String!"),
        "performed_by": ("performedBy", "String!"),
        "reason": ("reason", "String"),
        "approval": ("approval", "ID"),
        "at": ("at", "DateTime!"),
    },
    "DeploymentInput": {
        "key": ("key", "ID!"),
        "model_version": ("modelVersion", "ID!"),
        "environment": ("environment", "String!"),
        "endpoint": ("endpoint", "String"),
        "serving_nodes": ("servingNodes", "[String!]"),
        "stage_transition": ("stageTransition", "ID"),
        "started_at": ("startedAt", "DateTime!"),
    },
    "RetirementInput": {
        "key": ("key", "ID!"),
        "deployment": ("deployment", "ID!"),
        "performed_by": ("performedBy", "String!"),
        "reason": ("reason", "String"),
        "at": ("at", "DateTime!"),
    },
    "PredictionInput": {
        "request_id": ("requestId", "ID!"),
        "deployment": ("deployment", "ID"),
        "model_version": ("modelVersion", "ID"),
        "artifact_sha256": ("artifactSha256", "SHA256"),
        "features": ("features", "JSON!"),
        "prediction": ("prediction", "JSON!"),
        "timestamp": ("timestamp", "DateTime!"),
        "serving_node": ("servingNode", "String"),
        "groups": ("groups", "JSON"),
        "explanation": ("explanation", "JSON"),
        "threshold": ("threshold", "Float"),
        "sequence": ("sequence", "SafeInt"),
    },
    "OutcomeInput": {
        "key": ("key", "ID!"),
        "prediction": ("prediction", "ID!"),
        "actual": ("actual", "JSON!"),
        "source": ("source", "String"),
        "at": ("at", "DateTime!"),
    },
    "ReviewInput": {
        "key": ("key", "ID!"),
        "prediction": ("prediction", "ID!"),
        "reviewer": ("reviewer", "String!"),
        "decision": ("decision", "ReviewDecision!"),
        "final_decision": ("finalDecision", "JSON"),
        "reason": ("reason", "String"),
        "reference": ("reference", "String"),
        "at": ("at", "DateTime!"),
    },
    "AccessInput": {
        "key": ("key", "ID!"),
        "system": ("system", "String!"),
        "principal": ("principal", "String!"),
        "operation": ("operation", "String!"),
        "facts": ("facts", "[FactRefInput!]!"),
        "address": ("address", "String"),
        "user_agent": ("userAgent", "String"),
        "at": ("at", "DateTime!"),
        "outcome": ("outcome", "Outcome!"),
    },
    "AmendmentInput": {
        "key": ("key", "ID!"),
        "kind": ("kind", "FactKind!"),
        "fact": ("fact", "ID!"),
        "correction": ("correction", "JSON!"),
        "reason": ("reason", "String!"),
    },
    "ColumnInput": {
        "name": ("name", "String!"),
        "type": ("type", "String"),
        "description": ("description", "String"),
        "personal": ("personal", "Boolean"),
    },
    "ReadInput": {
        "source_table": ("sourceTable", "ID"),
        "dataset_version": ("datasetVersion", "ID"),
        "date_from": ("dateFrom", "DateTime"),
        "date_to": ("dateTo", "DateTime"),
        "snapshot": ("snapshot", "String"),
        "filter": ("filter", "String"),
        "row_count": ("rowCount", "SafeInt"),
        "inferred": ("inferred", "Boolean"),
    },
    "ExclusionInput": {
        "rule": ("rule", "String!"),
        "reason": ("reason", "String"),
        "row_count": ("rowCount", "SafeInt"),
    },
    "ColumnOriginInput": {
        "column": ("column", "String!"),
        "source_table": ("sourceTable", "ID"),
        "dataset_version": ("datasetVersion", "ID"),
        "from_column": ("fromColumn", "String!"),
        "type": ("type", "String"),
        "description": ("description", "String"),
        "masked": ("masked", "Boolean"),
    },
    "MetricInput": {
        "name": ("name", "String!"),
        "value": ("value", "Float!"),
        "dataset_version": ("datasetVersion", "ID"),
        "slice": ("slice", "String"),
    },
    "TrainedOnInput": {
        "dataset_version": ("datasetVersion", "ID!"),
        "role": ("role", "DatasetRole!"),
        "inferred": ("inferred", "Boolean"),
    },
    "FactRefInput": {
        "kind": ("kind", "FactKind!"),
        "key": ("key", "ID!"),
    },
}


class _Column(TypedDict):
    #: The column's name.
    name: str


class Column(_Column, total=False):
    """Its schema."""

    #: Its type, in the source's own words.
    type: str
    #: What it holds.
    description: str
    #: Whether it holds personal data.
    personal: bool


class Read(TypedDict, total=False):
    """What the run read."""

    #: Key of the sourceTable.
    source_table: str
    #: Key of the datasetVersion.
    dataset_version: str
    #: Start of the range of data that was read, inclusive.
    date_from: Time
    #: End of that range, exclusive.
    date_to: Time
    #: The table's snapshot or version that was read.
    snapshot: str
    #: The condition on the rows that were read.
    filter: str
    #: How many rows were read.
    row_count: int
    #: The version was inferred, not stated by the job: it may not be the data that was read.
    inferred: bool


class _Exclusion(TypedDict):
    #: Which rows were left out.
    rule: str


class Exclusion(_Exclusion, total=False):
    """Rows left out, with rule and reason."""

    #: Why.
    reason: str
    #: How many rows the rule left out.
    row_count: int


class _ColumnOrigin(TypedDict):
    #: The column of this version.
    column: str
    #: That column.
    from_column: str


class ColumnOrigin(_ColumnOrigin, total=False):
    """The columns that its columns were made from."""

    #: Key of the source table with the column that it comes from.
    source_table: str
    #: Key of the dataset version with that column.
    dataset_version: str
    #: How: DIRECT or INDIRECT, with the kind of transformation where it is known, as `DIRECT/AGGREGATION`.
    type: str
    #: In words or code.
    description: str
    #: Whether values can't be read back from it, as from a hash or a count.
    masked: bool


class _Metric(TypedDict):
    #: The metric's name, for example `accuracy`.
    name: str
    #: Its value.
    value: float


class Metric(_Metric, total=False):
    """Evaluation metrics, also per slice."""

    #: Key of the dataset version it was measured on.
    dataset_version: str
    #: The group of rows it was measured on, for example `gender=female`.
    slice: str


class _TrainedOn(TypedDict):
    #: Key of the datasetVersion.
    dataset_version: str
    #: What the dataset was used for.
    role: DatasetRole


class TrainedOn(_TrainedOn, total=False):
    """The data it used."""

    #: The version was inferred, not stated by the job: it may not be the data that was used.
    inferred: bool


class FactRef(TypedDict):
    """The name of a fact."""

    #: 
    kind: FactKind
    #: 
    key: str


class Facts(ABC):
    """A method for each kind."""

    @abstractmethod
    def record(self, kind: Kind, /, **fields: Any) -> str:
        """Logs a fact of any kind."""

    def source_table(
        self,
        key: str,
        *,
        owner: Optional[str] = None,
        description: Optional[str] = None,
        columns: Optional[Sequence[Column]] = None,
        system: Optional[str] = None,
    ) -> str:
        """
        A table outside, with its owner and schema.

        :param key: `namespace/name`.
        :param owner: Who answers for the table.
        :param description: What it holds.
        :param columns: Its schema.
        :param system: The system that holds it, for example a warehouse.
        :returns: its key
        """
        return self.record(
            "SourceTable",
            key=key,
            owner=owner,
            description=description,
            columns=columns,
            system=system,
        )

    def transformation(
        self,
        key: str,
        *,
        job: str,
        reads: Sequence[Read],
        description: Optional[str] = None,
        parent: Optional[str] = None,
        git_commit: Optional[str] = None,
        repository: Optional[str] = None,
        code_sha256: Optional[str] = None,
        uncommitted: Optional[bool] = None,
        started_at: Optional[Time] = None,
        ended_at: Optional[Time] = None,
        run_by: Optional[str] = None,
        exclusions: Optional[Sequence[Exclusion]] = None,
    ) -> str:
        """
        One execution of a job that reads tables or datasets and writes datasets.

        :param key: The run id.
        :param job: The job's name.
        :param reads: What the run read.
        :param description: What the job does.
        :param parent: The run that started it, by its run id.
        :param git_commit: The commit of its code.
        :param repository: The repository of that commit.
        :param code_sha256: SHA-256 of its code.
        :param uncommitted: Its code had changes that no commit holds.
        :param started_at: When the run started.
        :param ended_at: When it ended.
        :param run_by: Who or what ran it.
        :param exclusions: Rows left out, with rule and reason.
        :returns: its key
        """
        return self.record(
            "Transformation",
            key=key,
            job=job,
            reads=reads,
            description=description,
            parent=parent,
            git_commit=git_commit,
            repository=repository,
            code_sha256=code_sha256,
            uncommitted=uncommitted,
            started_at=started_at,
            ended_at=ended_at,
            run_by=run_by,
            exclusions=exclusions,
        )

    def dataset_version(
        self,
        key: str,
        *,
        description: Optional[str] = None,
        owner: Optional[str] = None,
        sha256: Optional[str] = None,
        row_count: Optional[int] = None,
        uri: Optional[str] = None,
        columns: Optional[Sequence[Column]] = None,
        column_lineage: Optional[Sequence[ColumnOrigin]] = None,
        written_by: Optional[str] = None,
        inferred: Optional[bool] = None,
    ) -> str:
        """
        An immutable version of a dataset.

        :param key: `name@version`.
        :param description: What it holds.
        :param owner: Who answers for it.
        :param sha256: SHA-256 of its bytes.
        :param row_count: How many rows it has.
        :param uri: Where it lies.
        :param columns: Its schema.
        :param column_lineage: The columns that its columns were made from.
        :param written_by: The run that wrote it.
        :param inferred: The version was inferred by an importer, not stated by the job: it may not be the data that was read.
        :returns: its key
        """
        return self.record(
            "DatasetVersion",
            key=key,
            description=description,
            owner=owner,
            sha256=sha256,
            row_count=row_count,
            uri=uri,
            columns=columns,
            column_lineage=column_lineage,
            written_by=written_by,
            inferred=inferred,
        )

    def training_run(
        self,
        key: str,
        *,
        trained_on: Sequence[TrainedOn],
        git_commit: Optional[str] = None,
        repository: Optional[str] = None,
        uncommitted: Optional[bool] = None,
        job: Optional[str] = None,
        parent: Optional[str] = None,
        hyperparameters: Optional[Any] = None,
        metrics: Optional[Sequence[Metric]] = None,
        triggered_by: Optional[str] = None,
        started_at: Optional[Time] = None,
        ended_at: Optional[Time] = None,
        framework: Optional[str] = None,
    ) -> str:
        """
        One training job.

        :param key: The job id.
        :param trained_on: The data it used.
        :param git_commit: The commit of the training code.
        :param repository: The repository of that commit.
        :param uncommitted: The code had changes that no commit holds.
        :param job: The name of the job or experiment.
        :param parent: The run that started it, by its run id.
        :param hyperparameters: The settings of the training.
        :param metrics: Evaluation metrics, also per slice.
        :param triggered_by: Who started it.
        :param started_at: When it started.
        :param ended_at: When it ended.
        :param framework: The library it used, with its version.
        :returns: its key
        """
        return self.record(
            "TrainingRun",
            key=key,
            trained_on=trained_on,
            git_commit=git_commit,
            repository=repository,
            uncommitted=uncommitted,
            job=job,
            parent=parent,
            hyperparameters=hyperparameters,
            metrics=metrics,
            triggered_by=triggered_by,
            started_at=started_at,
            ended_at=ended_at,
            framework=framework,
        )

    def model_version(
        self,
        key: str,
        *,
        artifact_sha256: Optional[str] = None,
        produced_by: Optional[str] = None,
        framework: Optional[str] = None,
        artifact_uri: Optional[str] = None,
        intended_use: Optional[str] = None,
        limitations: Optional[str] = None,
    ) -> str:
        """
        A version of a model in the registry.

        :param key: `model@version`; a key with no @ is a model whose version is not known.
        :param artifact_sha256: SHA-256 of the artifact that is deployed.
        :param produced_by: The training run that made it.
        :param framework: The library it runs on, with its version.
        :param artifact_uri: Where the artifact lies.
        :param intended_use: What it is meant for.
        :param limitations: What it must not be used for, and where it is known to be weak.
        :returns: its key
        """
        return self.record(
            "ModelVersion",
            key=key,
            artifact_sha256=artifact_sha256,
            produced_by=produced_by,
            framework=framework,
            artifact_uri=artifact_uri,
            intended_use=intended_use,
            limitations=limitations,
        )

    def approval(
        self,
        key: str,
        *,
        model_version: str,
        approver: str,
        decision: Decision,
        at: Time,
        reference: Optional[str] = None,
        reason: Optional[str] = None,
        conditions: Optional[str] = None,
    ) -> str:
        """
        A person's decision on a model version: approved or rejected.

        :param key: The decision's id.
        :param model_version: The model version that was decided on.
        :param approver: Who decided.
        :param decision: What was decided.
        :param at: When it was decided.
        :param reference: The ticket or document of the decision.
        :param reason: Why.
        :param conditions: Under which conditions.
        :returns: its key
        """
        return self.record(
            "Approval",
            key=key,
            model_version=model_version,
            approver=approver,
            decision=decision,
            at=at,
            reference=reference,
            reason=reason,
            conditions=conditions,
        )

    def stage_transition(
        self,
        key: str,
        *,
        model_version: str,
        to_stage: str,
        performed_by: str,
        at: Time,
        from_stage: Optional[str] = None,
        reason: Optional[str] = None,
        approval: Optional[str] = None,
    ) -> str:
        """
        A model version's move from one stage to another, as from Staging to Production.

        :param key: The transition's id.
        :param model_version: The model version that moved.
        :param to_stage: The stage it reached.
        :param performed_by: Who moved it.
        :param at: When it moved.
        :param from_stage: The stage it left.
        :param reason: Why.
        :param approval: The approval that allowed it.
        :returns: its key
        """
        return self.record(
            "StageTransition",
            key=key,
            model_version=model_version,
            to_stage=to_stage,
            performed_by=performed_by,
            at=at,
            from_stage=from_stage,
            reason=reason,
            approval=approval,
        )

    def deployment(
        self,
        key: str,
        *,
        model_version: str,
        environment: str,
        started_at: Time,
        endpoint: Optional[str] = None,
        serving_nodes: Optional[Sequence[str]] = None,
        stage_transition: Optional[str] = None,
    ) -> str:
        """
        A model version serving predictions in an environment.

        :param key: The deployment's id.
        :param model_version: The model version that is served.
        :param environment: Where it serves, for example `production`.
        :param started_at: When it began to serve.
        :param endpoint: The address it serves at.
        :param serving_nodes: The nodes that serve it.
        :param stage_transition: The stage transition it follows.
        :returns: its key
        """
        return self.record(
            "Deployment",
            key=key,
            model_version=model_version,
            environment=environment,
            started_at=started_at,
            endpoint=endpoint,
            serving_nodes=serving_nodes,
            stage_transition=stage_transition,
        )

    def retirement(
        self,
        key: str,
        *,
        deployment: str,
        performed_by: str,
        at: Time,
        reason: Optional[str] = None,
    ) -> str:
        """
        The end of a deployment.

        :param key: The retirement's id.
        :param deployment: The deployment that ended.
        :param performed_by: Who ended it.
        :param at: When it ended.
        :param reason: Why.
        :returns: its key
        """
        return self.record(
            "Retirement",
            key=key,
            deployment=deployment,
            performed_by=performed_by,
            at=at,
            reason=reason,
        )

    def prediction(
        self,
        request_id: str,
        *,
        features: Any,
        prediction: Any,
        timestamp: Time,
        deployment: Optional[str] = None,
        model_version: Optional[str] = None,
        artifact_sha256: Optional[str] = None,
        serving_node: Optional[str] = None,
        groups: Optional[Any] = None,
        explanation: Optional[Any] = None,
        threshold: Optional[float] = None,
        sequence: Optional[int] = None,
    ) -> str:
        """
        One answer of a model to one request.

        :param request_id: The request's id.
        :param features: The feature values that the model was given.
        :param prediction: What the model answered.
        :param timestamp: When it answered.
        :param deployment: The deployment that answered.
        :param model_version: The model version, as the server saw it. With a deployment given it is a claim, checked against the deployment's.
        :param artifact_sha256: SHA-256 of the artifact, as the server saw it.
        :param serving_node: The node that answered.
        :param groups: Attributes that the model was not given, and that fairness is measured by, as an object.
        :param explanation: What the server says of its reasons: attributions, or rules.
        :param threshold: What a score had to reach for this decision, in force when it was made.
        :param sequence: Counts up by one for each serving node and deployment: a hole is a prediction that was never recorded.
        :returns: its key
        """
        return self.record(
            "Prediction",
            request_id=request_id,
            features=features,
            prediction=prediction,
            timestamp=timestamp,
            deployment=deployment,
            model_version=model_version,
            artifact_sha256=artifact_sha256,
            serving_node=serving_node,
            groups=groups,
            explanation=explanation,
            threshold=threshold,
            sequence=sequence,
        )

    def outcome(
        self,
        key: str,
        *,
        prediction: str,
        actual: Any,
        at: Time,
        source: Optional[str] = None,
    ) -> str:
        """
        What turned out to be true of one prediction, once it is known.

        :param key: The outcome's id.
        :param prediction: The prediction that it turned out to be true of.
        :param actual: What was true, in the form of what the model answers.
        :param at: When it became known.
        :param source: Where that is known from.
        :returns: its key
        """
        return self.record(
            "Outcome",
            key=key,
            prediction=prediction,
            actual=actual,
            at=at,
            source=source,
        )

    def review(
        self,
        key: str,
        *,
        prediction: str,
        reviewer: str,
        decision: ReviewDecision,
        at: Time,
        final_decision: Optional[Any] = None,
        reason: Optional[str] = None,
        reference: Optional[str] = None,
    ) -> str:
        """
        A person looked at one prediction, and let it stand or decided otherwise.

        :param key: The review's id.
        :param prediction: The prediction that was looked at.
        :param reviewer: Who looked at it.
        :param decision: Whether it stands, or the person decided otherwise.
        :param at: When it was decided.
        :param final_decision: What was decided in the end, in the form of what the model answers.
        :param reason: Why.
        :param reference: The ticket or document of the review.
        :returns: its key
        """
        return self.record(
            "Review",
            key=key,
            prediction=prediction,
            reviewer=reviewer,
            decision=decision,
            at=at,
            final_decision=final_decision,
            reason=reason,
            reference=reference,
        )

    def access(
        self,
        key: str,
        *,
        system: str,
        principal: str,
        operation: str,
        facts: Sequence[FactRef],
        at: Time,
        outcome: Outcome,
        address: Optional[str] = None,
        user_agent: Optional[str] = None,
    ) -> str:
        """
        One access to audited data: of Proofline itself, or of another system that reported it.

        :param key: The access's id.
        :param system: The system that was accessed.
        :param principal: Who accessed it.
        :param operation: What was asked for: an operation's name, or its root fields where it has none.
        :param facts: The facts named in the request: of at most 64.
        :param at: When.
        :param outcome: Whether it was allowed.
        :param address: The address it came from.
        :param user_agent: The program it came from.
        :returns: its key
        """
        return self.record(
            "Access",
            key=key,
            system=system,
            principal=principal,
            operation=operation,
            facts=facts,
            at=at,
            outcome=outcome,
            address=address,
            user_agent=user_agent,
        )

    def amendment(
        self,
        key: str,
        *,
        kind: FactKind,
        fact: str,
        correction: Any,
        reason: str,
    ) -> str:
        """
        A correction of a fact. The original stays, and both are shown.

        :param key: The amendment's id.
        :param kind: The kind of that fact.
        :param fact: The fact that is corrected.
        :param correction: What is right: fields of the fact with their right values, null for what is not known.
        :param reason: Why.
        :returns: its key
        """
        return self.record(
            "Amendment",
            key=key,
            kind=kind,
            fact=fact,
            correction=correction,
            reason=reason,
        )
