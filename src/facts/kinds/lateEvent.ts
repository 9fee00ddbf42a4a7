import { defineKind } from "../description.js";
import { pointing, ref, refs, required, texts } from "../field.js";

export const LateEvent = defineKind({
  kind: "LateEvent",
  noun: "late event",
  doc: "An OpenLineage event that came after its run was put together from others, and says more than they did.",
  // Proofline itself compares them
  role: [],
  isRecordable: false,
  section: "lateEvents",
  key: { field: "key", doc: "The key of the event." },
  fields: {
    run: required(
      pointing(
        refs(
          "SupplementedRun",
          "SUPPLEMENTS",
          { transformation: "Transformation", trainingRun: "TrainingRun" },
          {},
          "The run's fact, which says less.",
        ),
      ),
    ),
    event: required(ref("TOLD_BY", "RunEvent", "The event.")),
    says: required(texts("What it says more, a line each.")),
  },
});
