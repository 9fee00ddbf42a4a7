"""A training run: the data with its digest, the run, and the model with the digest of its artifact."""

import pickle
import sys

import pandas as pd

from proofline import Client, hash_file, hash_frame

frame = pd.DataFrame({"amount": [900, 1200, 7000], "repaid": [True, True, False]})
with open("loans.pkl", "wb") as file:
    pickle.dump({"limit": 5_000}, file)

# the six lines
with Client(sys.argv[1]) as client:
    client.dataset_version("loans@2026-11", sha256=hash_frame(frame), row_count=len(frame))
    data = [{"dataset_version": "loans@2026-11", "role": "TRAIN"}]
    client.training_run("train-17", trained_on=data, hyperparameters={"limit": 5_000})
    client.model_version("loans@1", produced_by="train-17", artifact_sha256=hash_file("loans.pkl"))
    print("recorded" if client.flush(30) else "not recorded yet", client.stats())
