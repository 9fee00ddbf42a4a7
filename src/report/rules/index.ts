import type { GapRule } from "../rule.js";
import { amended } from "./amended.js";
import { approvedAfterDeployment } from "./approvedAfterDeployment.js";
import { artifactHashMismatch } from "./artifactHashMismatch.js";
import { cycle } from "./cycle.js";
import { erasedValue } from "./erasedValue.js";
import { exclusionWithoutReason } from "./exclusionWithoutReason.js";
import { lateEvent } from "./lateEvent.js";
import { modelMismatch } from "./modelMismatch.js";
import { noApproval } from "./noApproval.js";
import { noCodeVersion } from "./noCodeVersion.js";
import { noDataHash } from "./noDataHash.js";
import { noDateRange } from "./noDateRange.js";
import { noDeployment } from "./noDeployment.js";
import { noNamespace } from "./noNamespace.js";
import { noSource } from "./noSource.js";
import { noStageTransition } from "./noStageTransition.js";
import { noTrainingData } from "./noTrainingData.js";
import { noTrainingRun } from "./noTrainingRun.js";
import { outsideDeploymentWindow } from "./outsideDeploymentWindow.js";
import { overridden } from "./overridden.js";
import { recordedLate } from "./recordedLate.js";
import { rejected } from "./rejected.js";
import { selfApproval } from "./selfApproval.js";
import { timeOrder } from "./timeOrder.js";
import { transitionWithoutReason } from "./transitionWithoutReason.js";
import { uncommittedCode } from "./uncommittedCode.js";
import { unknownActor } from "./unknownActor.js";
import { unpinnedInput } from "./unpinnedInput.js";
import { unrecordedReference } from "./unrecordedReference.js";

/** One rule for each gap code, in the order of GAP_CODES. */
export const RULES: readonly GapRule[] = [
  unrecordedReference,
  noDeployment,
  outsideDeploymentWindow,
  modelMismatch,
  artifactHashMismatch,
  noStageTransition,
  noApproval,
  rejected,
  approvedAfterDeployment,
  noTrainingRun,
  noCodeVersion,
  noTrainingData,
  noDataHash,
  noSource,
  noDateRange,
  timeOrder,
  cycle,
  uncommittedCode,
  selfApproval,
  unknownActor,
  transitionWithoutReason,
  exclusionWithoutReason,
  unpinnedInput,
  noNamespace,
  lateEvent,
  recordedLate,
  overridden,
  amended,
  erasedValue,
];
