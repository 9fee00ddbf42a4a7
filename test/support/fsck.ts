import type { Finding } from "../../src/graph/fsck/finding.js";
import { type FsckOptions, type FsckSummary, fsck } from "../../src/graph/fsck/fsck.js";
import type { Graph } from "../../src/graph/graph.js";

/** Looks at all of a store. */
export async function checkAll(
  graph: Graph,
  trusted: Partial<FsckOptions["trusted"]> = {},
): Promise<{ summary: FsckSummary; findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const summary = await fsck(graph, {
    trusted: { verifierKey: undefined, lastSigned: undefined, since: undefined, ...trusted },
    resume: undefined,
    signal: new AbortController().signal,
    report: (one) => findings.push(one),
    progress: () => {},
    reached: async () => {},
  });
  return { summary, findings };
}
