import { describe, expect, it } from "vitest";
import { FACT_KINDS } from "../../../src/facts/kind.js";
import { existingStatement, lineageStatement, recordStatement } from "../../../src/generate/cypher.js";

describe("recordStatement", () => {
  const retirement = recordStatement("Retirement");

  it("fills in a placeholder or makes the node, and gives it its properties by their places", () => {
    expect(retirement).toContain("MERGE (n:Retirement {key: f[0]})\nSET n:Fact, n += {\n");
    expect(retirement).toContain("  recordedBy: f[3],\n  at: datetime(f[4]),\n");
    expect(retirement).toMatch(/^ {2}reason: f\[\d+\],\n {2}reasonSalt: f\[\d+\],\n {2}words: f\[\d+\]$/m);
  });

  it("makes nodes of what is not there in any form without looking for it", () => {
    const text = recordStatement("Retirement", true);
    expect(text).toContain("CREATE (n:Retirement:Fact {key: f[0],\n");
    expect(text).not.toContain("MERGE (n:");
  });

  it("gives nodes of a kind of which there are many only what statements look for, and sealed values", () => {
    const prediction = recordStatement("Prediction");
    expect(prediction).toMatch(/^ {2}timestamp: /m);
    expect(prediction).toMatch(/^ {2}features: /m);
    expect(prediction).not.toMatch(/^ {2}(artifactSha256|modelVersion|threshold): /m);
  });

  it("makes placeholders of causes that are not there, each once", () => {
    expect(retirement).toMatch(
      /^CALL \(\) \{\n {2}UNWIND \$facts\.targets\.RETIRES_Deployment AS key\n {2}MERGE \(to:Deployment \{key: key\}\)\n {2}RETURN collect\(to\) AS RETIRES_Deployment\n\}$/m,
    );
    expect(retirement).toMatch(/^FOREACH \(to IN \[.+\] \| CREATE \(n\)-\[:RETIRES\]->\(to\)\)$/m);
  });
  it("sets properties on an edge that has them", () => {
    expect(recordStatement("TrainingRun")).toContain(
      "CREATE (n)-[edge:TRAINED_ON]->(to) SET edge += {role: ref.role, inferred: ref.inferred}",
    );
  });
});

describe("existingStatement", () => {
  it.each(FACT_KINDS)(
    "reads facts and placeholders of the kind %s, with the salts of its sealed fields",
    (kind) => {
      const text = existingStatement(kind);
      expect(text).toContain(`MATCH (n:${kind} {key: key})\nRETURN n.key AS key`);
    },
  );

  it("names the salts by their fields", () => {
    expect(existingStatement("Prediction")).toContain(
      "{archive: n.archiveSalt, explanation: n.explanationSalt, features: n.featuresSalt, groups: n.groupsSalt, prediction: n.predictionSalt} AS salts",
    );
  });
});

describe("lineageStatement", () => {
  it.each(FACT_KINDS)("can start at a %s", (kind) => {
    expect(lineageStatement()).toContain(`MATCH (n:${kind} {key: $key}) WHERE $kind = "${kind}" RETURN n`);
  });
});
