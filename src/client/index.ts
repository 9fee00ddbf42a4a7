/** The package `proofline/client`: see docs/integrations/typescript.md. */
export {
  type AuditedOptions,
  Client,
  type ClientOptions,
  type DecisionFields,
  type Stats,
} from "./client.js";
export { ClientError, type Rejection } from "./errors.js";
export type * from "./generated/inputs.js";
export type { Inputs, RecordableKind } from "./generated/kinds.js";
export type { ApiKey } from "./service.js";
