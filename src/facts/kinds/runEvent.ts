import { defineKind } from "../description.js";
import { indexed, json, oneOf, required, sealed, text, time } from "../field.js";

export const RunEvent = defineKind({
  kind: "RunEvent",
  noun: "OpenLineage event",
  doc: "One OpenLineage event as it came. Runs are put together from them.",
  role: "INGEST",
  // it comes by the routes of OpenLineage, which read it
  isRecordable: false,
  isFoundByKeyAlone: true,
  key: { field: "key", doc: "SHA-256 of the event's canonical JSON (RFC 8785), in hex." },
  fields: {
    event: required(sealed(json("The event, whole."))),
    type: required(oneOf("RunEventType", ["RUN", "JOB", "DATASET"], "What it tells of.")),
    runId: indexed(text("The run that it tells of.")),
    eventType: text("What happened: START, RUNNING, COMPLETE, FAIL, ABORT or OTHER."),
    eventTime: required(time("When it happened, as the event says.")),
    job: text("The job, `namespace/name`."),
    producer: text("What made the event, as a URI."),
  },
  claims: { at: "eventTime" },
});
