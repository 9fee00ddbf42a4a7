"""Reads model cards as the Hugging Face Hub's own package does, and prints their metadata and results as JSON."""

import json
import sys

from huggingface_hub import ModelCard


def read(path):
    with open(path, encoding="utf8", newline="") as file:
        card = ModelCard(file.read())
    # throws where the model index is not as the hub wants it; the package then writes it again
    results = card.data.eval_results or []
    again = ModelCard(str(card)).data.to_dict()
    return {
        "same": again == card.data.to_dict(),
        "model": card.data.model_name,
        "tags": card.data.tags,
        "library": card.data.library_name,
        "title": next((line for line in card.text.split("\n") if line.startswith("# ")), None),
        "results": [
            {
                "metric": one.metric_name,
                "value": one.metric_value,
                "split": one.dataset_split,
                "slice": (one.dataset_args or {}).get("slice"),
            }
            for one in results
        ],
    }


print(json.dumps([read(path) for path in sys.argv[1:]]))
