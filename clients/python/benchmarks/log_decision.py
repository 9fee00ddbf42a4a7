"""
What a logged decision costs its caller: the median and the 99th percentile, in memory and with a spool.

    python benchmarks/log_decision.py [URL]

Without an address nothing listens where the client sends, so that only the call itself is measured; with one, the thread that
sends works at the same time, and shares the interpreter with it.
"""

import logging
import statistics
import sys
import tempfile
import time

from proofline import Client

CALLS = 20_000
PER_SECOND = 2_000
FEATURES = {**{f"feature_{i}": i * 1.25 for i in range(16)}, "city": "Bern", "married": True}


def measure(name: str, url: str, pace: float, **settings: object) -> None:
    client = Client(url, model_version="bench@1", **settings)  # type: ignore[arg-type]
    times = []
    begin = time.perf_counter()
    for i in range(CALLS):
        if pace:
            while time.perf_counter() < begin + i / pace:
                time.sleep(0.0002)
        start = time.perf_counter_ns()
        client.log_decision(FEATURES, 0.25)
        times.append((time.perf_counter_ns() - start) / 1_000)
    client.close(timeout=0 if len(sys.argv) < 2 else 60)
    times.sort()
    print(f"{name:32} median {statistics.median(times):6.1f} µs   p99 {times[int(CALLS * 0.99)]:7.1f} µs")


def main() -> None:
    logging.disable()
    url = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:9"
    print(f"Python {sys.version.split()[0]}, {CALLS} decisions of {len(FEATURES)} features")
    for pace in (0, PER_SECOND):
        way = f", {pace} a second" if pace else ", one after another"
        measure("in memory" + way, url, pace)
        with tempfile.TemporaryDirectory() as folder:
            measure("spool" + way, url, pace, spool=folder)


main()
