"""Five jobs in a chain with a diamond, and a training on its end, told by OpenLineage's own client."""

import sys
from datetime import datetime, timedelta, timezone

from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import (
    dataset_version_dataset,
    input_statistics_input_dataset,
    job_type_job,
    output_statistics_output_dataset,
    source_code_location_job,
)
from openlineage.client.transport.http import HttpCompression, HttpConfig, HttpTransport
from openlineage.client.uuid import generate_new_uuid

url, prefix = sys.argv[1], sys.argv[2]
client = OpenLineageClient(
    transport=HttpTransport(HttpConfig(url=url, compression=HttpCompression.GZIP))
)
PRODUCER = "https://example.com/pipeline"
LAKE = "s3://lake"
began = datetime.now(timezone.utc) - timedelta(minutes=5)


def code(name):
    return {
        "sourceCodeLocation": source_code_location_job.SourceCodeLocationJobFacet(
            type="git",
            url=f"https://git.example.com/pipeline/{name}",
            repoUrl="https://git.example.com/pipeline",
            version="4f0c1ae9b5d8e7263a1b0c9d8e7f6a5b4c3d2e1f",
        )
    }


def run(name, second, reads, writes, job_facets=None, job_type="JOB"):
    run_id = str(generate_new_uuid())
    job = Job(
        namespace="airflow",
        name=prefix + name,
        facets={
            **code(name),
            **(job_facets or {}),
            "jobType": job_type_job.JobTypeJobFacet(
                processingType="BATCH", integration="AIRFLOW", jobType=job_type
            ),
        },
    )
    inputs = [
        InputDataset(
            namespace=LAKE,
            name=prefix + one,
            inputFacets={
                "inputStatistics": input_statistics_input_dataset.InputStatisticsInputDatasetFacet(
                    rowCount=100
                )
            },
        )
        for one in reads
    ]
    outputs = [
        OutputDataset(
            namespace=LAKE,
            name=prefix + one,
            facets={
                "version": dataset_version_dataset.DatasetVersionDatasetFacet(datasetVersion="1")
            },
            outputFacets={
                "outputStatistics": output_statistics_output_dataset.OutputStatisticsOutputDatasetFacet(
                    rowCount=90
                )
            },
        )
        for one in writes
    ]
    for state, at, ins, outs in (
        (RunState.START, second, inputs, []),
        (RunState.COMPLETE, second + 5, inputs, outputs),
    ):
        client.emit(
            RunEvent(
                eventType=state,
                eventTime=(began + timedelta(seconds=at)).isoformat(),
                run=Run(runId=run_id),
                job=job,
                producer=PRODUCER,
                inputs=ins,
                outputs=outs,
            )
        )
    return run_id


run("extract", 0, ["raw"], ["clean"])
run("left", 10, ["clean"], ["features"])
run("right", 10, ["clean"], ["labels"])
run("join", 20, ["features", "labels"], ["train"])
run("sample", 30, ["train"], ["sampled"])
run("fit", 40, ["sampled"], ["model"], job_type="TRAINING")
