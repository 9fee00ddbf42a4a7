import type { FactKind } from "../../facts/kind.js";

/** On a field of 16 by 16. */
const PATHS: Readonly<Record<FactKind, string>> = {
  SourceTable: "M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 6.5V13",
  Transformation: "M2 4h5l2 4-2 4H2M9 8h5M11.5 5.5 14 8l-2.5 2.5",
  DatasetVersion: "M3 4c0-2.4 10-2.4 10 0v8c0 2.4-10 2.4-10 0zM3 4c0 2.4 10 2.4 10 0M3 8c0 2.4 10 2.4 10 0",
  TrainingRun: "M2 13 6 8l3 2.5L14 3M10.5 3H14v3.5",
  ModelVersion: "M8 1.8 13.6 5v6L8 14.2 2.4 11V5zM2.4 5 8 8.2 13.6 5M8 8.2v6",
  Approval:
    "M8 1.5 13.5 4v4c0 3.6-2.6 5.6-5.5 6.5C5.100 13.600 2.500 11.600 2.500 8V4zM5.500 8l1.800 1.800L10.800 6",
  StageTransition: "M2 12h4V8h4V4h4M11 1.500 14 4l-3 2.500",
  Deployment: "M8 2v7M5 5l3-3 3 3M2 10v4h12v-4",
  Retirement: "M8 2v6M4.500 4.200a5.300 5.300 0 1 0 7 0",
  Prediction: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM8 6a2 2 0 1 0 0 4 2 2 0 1 0 0-4z",
  Outcome: "M3 14V2M3 2.500h9l-2 2.700 2 2.800H3",
  Review: "M1.500 8c3-6 10-6 13 0-3 6-10 6-13 0zM8 6a2 2 0 1 0 0 4 2 2 0 1 0 0-4z",
  RunEvent: "M9 1.500 3.500 9H8l-1 5.500L12.500 7H8z",
  LateEvent: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2zM8 5v3.500l2.500 1.500",
  Access: "M5.500 7a2.500 2.500 0 1 0 0 5 2.500 2.500 0 1 0 0-5zM7.500 8 14 2.500M11.500 4.500 13.500 7",
  Alert: "M8 2 14.500 13.500h-13zM8 6.500v3.500M8 11.500v.5",
  Amendment: "M2.500 13.500 3 10.500 11 2.500 13.500 5 5.500 13zM9.500 4 12 6.500",
  Erasure: "M9 2.500 14 7.500 8 13.500H5L2 10.500zM5.500 6 10.500 11M5 13.500h9",
  Archival: "M2.500 3.500H13.500V6.500H2.500ZM3.500 6.500V13H12.500V6.500M6.500 9H9.500",
  KeyRotation: "M5 7.500a3 3 0 1 0 0 .01M7.500 7.500H14.500M12 7.500v3M14.500 7.500v2",
};

/** A picture beside a kind's name: it says nothing by itself. */
export function KindIcon({ kind }: { readonly kind: FactKind }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[kind]} />
    </svg>
  );
}
