"""MLflow's scikit-learn quick start, with its data sets, a webhook of the registry, and an alias."""

import os
import sys

import mlflow
from mlflow.models import infer_signature
from sklearn import datasets
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

webhook, name, bucket = sys.argv[1:]
client = mlflow.MlflowClient()
client.create_webhook(
    name="proofline",
    url=webhook,
    events=["model_version.created", "model_version_alias.created"],
    secret=os.environ["SECRET"],
)

X, y = datasets.load_iris(return_X_y=True, as_frame=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
params = {"solver": "lbfgs", "max_iter": 1000, "random_state": 8888}

mlflow.set_experiment("MLflow Quickstart")
with mlflow.start_run() as run:
    train = mlflow.data.from_pandas(
        X_train.assign(target=y_train), source=f"s3://{bucket}/train.parquet", name="train", targets="target"
    )
    test = mlflow.data.from_pandas(X_test.assign(target=y_test), name=f"{bucket}-test", targets="target")
    mlflow.log_input(train, context="training")
    mlflow.log_input(test, context="testing")
    mlflow.log_params(params)
    model = LogisticRegression(**params).fit(X_train, y_train)
    info = mlflow.sklearn.log_model(
        model,
        name="iris_model",
        signature=infer_signature(X_train, model.predict(X_train)),
        registered_model_name=name,
    )
    mlflow.log_metric(
        "accuracy", accuracy_score(y_test, model.predict(X_test)), dataset=test, model_id=info.model_id
    )
client.set_registered_model_alias(name, "champion", "1")
print(run.info.run_id, info.model_id)
