import { type Checkpoint, openCheckpointBy } from "../../log/checkpoint.js";
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "../../log/key.js";
import { sameHash } from "../../log/merkle.js";
import { type FindingCode, finding, type Reporter } from "./finding.js";
import type { StoredHead } from "./head.js";
import { keysWith } from "./rotations.js";

/** What is known of the log from elsewhere than its store. */
export interface Trusted {
  /** Of the signing key on this machine; without it the store's own word is taken, and the summary says so. */
  readonly verifierKey: string | undefined;
  /** The last checkpoint that this machine signed: a signed note. */
  readonly lastSigned: string | undefined;
  /** One that the user kept: a signed note. */
  readonly since: string | undefined;
}

/** A signed checkpoint that the log must continue. */
export interface Anchor extends Checkpoint {
  readonly whose: "store" | "lastSigned" | "since";
}

const WHOSE = {
  store: "the store's own checkpoint",
  lastSigned: "the last checkpoint that was signed here",
  since: "the checkpoint given",
} as const;

/**
 * Opens the checkpoints. Any key that the log had may have signed them, if the trusted one is among these. Throws BAD_USER_INPUT where the user's own can't be read, or the log names no key at all.
 *
 * @param had the keys that the log had, as its own rotations say
 */
export function readAnchors(
  head: StoredHead,
  had: readonly VerifierKey[],
  trusted: Trusted,
  report: Reporter,
): Anchor[] {
  const name = trusted.verifierKey ?? head.verifierKey;
  if (name === null) {
    if (head.size !== 0 || trusted.since !== undefined)
      report(headFinding("verifierKey", "the log has facts and names no key: no checkpoint can be checked"));
    return [];
  }
  const key = parseVerifierKey(name);
  const keys = keysWith(had, key);
  if (
    head.found &&
    head.verifierKey !== name &&
    !keys.some((one) => formatVerifierKey(one) === head.verifierKey)
  )
    report(headFinding("verifierKey", `is ${head.verifierKey}, and the signing key here is ${name}`));
  if (head.found && head.origin !== key.name)
    report(headFinding("origin", `is ${head.origin}, and the key is of ${key.name}`));
  const anchors: Anchor[] = [];
  const add = (whose: Anchor["whose"], note: string | undefined | null) => {
    if (note !== undefined && note !== null) anchors.push(...open(whose, note, keys, report));
  };
  add("store", head.checkpoint);
  if (head.found && head.checkpoint === null)
    report(headFinding("checkpoint", "the log has no signed checkpoint"));
  const [stored] = anchors;
  if (stored !== undefined && head.checkpointSize !== stored.size)
    report(
      headFinding(
        "checkpointSize",
        `is ${head.checkpointSize}, and the checkpoint is of ${stored.size} facts`,
      ),
    );
  add("lastSigned", trusted.lastSigned);
  if (trusted.since !== undefined)
    anchors.push({ ...openCheckpointBy(trusted.since, keys).checkpoint, whose: "since" });
  return anchors;
}

function open(
  whose: Anchor["whose"],
  note: string,
  keys: readonly VerifierKey[],
  report: Reporter,
): Anchor[] {
  try {
    return [{ ...openCheckpointBy(note, keys).checkpoint, whose }];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report(finding("CHECKPOINT_INVALID", { kind: "LogHead" }, `${WHOSE[whose]}: ${why}`));
    return [];
  }
}

/** Says where the log is shorter than a checkpoint, or is not its continuation. `roots` has its root at each one's size. */
export function checkAnchors(
  anchors: readonly Anchor[],
  size: number,
  roots: ReadonlyMap<number, Uint8Array>,
  report: Reporter,
): void {
  for (const anchor of anchors) {
    const place = { kind: "LogHead" };
    const whose = WHOSE[anchor.whose];
    if (anchor.size > size) {
      const missing =
        anchor.size - size === 1 ? `fact ${size} is` : `facts ${size} to ${anchor.size - 1} are`;
      report(
        finding(
          "LOG_TRUNCATED",
          place,
          `it has ${size} facts, and ${whose} has ${anchor.size}: ${missing} cut off`,
        ),
      );
      continue;
    }
    const root = roots.get(anchor.size);
    if (root === undefined || sameHash(root, anchor.root)) continue;
    const code: FindingCode = anchor.whose === "store" ? "LOG_REWRITTEN" : "LOG_FORKED";
    report(
      finding(code, place, `its first ${anchor.size} facts are not those of ${whose}: history was rewritten`),
    );
  }
}

export const headFinding = (property: string, message: string) =>
  finding("HEAD_ALTERED", { kind: "LogHead", property }, message);
