"""
Records machine-learning decisions, and what led to them, in a Proofline service.

    from proofline import Client

    client = Client("http://127.0.0.1:4000", deployment="credit-prod", spool="/var/spool/proofline")
    request_id = client.log_decision({"amount": 1200}, "accept")
"""

from ._client import Client, Stats
from ._errors import ClientClosed, NotRecordable, ProoflineError, QueueFull, Rejection
from ._hashing import hash_file, hash_frame

__all__ = [
    "Client",
    "ClientClosed",
    "NotRecordable",
    "ProoflineError",
    "QueueFull",
    "Rejection",
    "Stats",
    "hash_file",
    "hash_frame",
]
