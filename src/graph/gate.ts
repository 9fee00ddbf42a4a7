import { badInputAt, ProoflineError } from "../facts/error.js";
import { readRecord, type StoredFact } from "../facts/record.js";
import {
  buildGate,
  type GateRequest,
  type ModelVersionGate,
  type StageMoves,
  stageMoves,
} from "../report/gate.js";
import type { Policy } from "../report/rule.js";
import { openTrail } from "../report/trail.js";
import type { Graph } from "./graph.js";
import { defineQuery } from "./query.js";
import { storedFact } from "./storedFact.js";
import { readModelTrail, readTransitionTrail } from "./trail.js";

/** Moves of one model version, with their corrections: of a real one there are some. */
const MAX_MOVES = 1_000;

const transitions = defineQuery<{ modelVersion: string; limit: number }, StoredFact>(
  "gate/transitions.cypher",
  (row) => storedFact(row),
);

/**
 * Whether a model version may serve. Throws NOT_FOUND for one that no fact is of or refers to, BAD_USER_INPUT for an
 * environment without a name, LIMIT_EXCEEDED.
 */
export async function readGate(graph: Graph, asked: GateRequest, policy: Policy): Promise<ModelVersionGate> {
  const moves = asked.environment === null ? null : await readMoves(graph, asked, asked.environment);
  const { facts } =
    moves === null || moves.into === null
      ? await readModelTrail(graph, asked.modelVersion)
      : await readTransitionTrail(graph, moves.into.key);
  return buildGate(openTrail(facts), asked, moves, policy);
}

async function readMoves(
  graph: Graph,
  { modelVersion }: GateRequest,
  environment: string,
): Promise<StageMoves> {
  if (environment.trim() === "") throw badInputAt("environment", "must not be empty");
  const facts = await graph.read(transitions, { modelVersion, limit: MAX_MOVES + 1 });
  if (facts.length > MAX_MOVES)
    throw new ProoflineError(
      "LIMIT_EXCEEDED",
      `the model version has more than ${MAX_MOVES} stage transitions and corrections of those`,
      { path: "modelVersion" },
    );
  return stageMoves(
    facts.map((fact) => readRecord(fact)),
    { modelVersion, stage: environment },
  );
}
