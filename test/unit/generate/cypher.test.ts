import { describe, expect, it } from "vitest";
import { FACT_KINDS } from "../../../src/facts/kind.js";
import { existingStatement, lineageStatement, recordStatement } from "../../../src/generate/cypher.js";

const withoutHeader = (text: string) => text.replace(/^\/\/.*\n/, "");

describe("recordStatement", () => {
  it("writes a column a property, and makes placeholders of causes that are not there", () => {
    expect(withoutHeader(recordStatement("Retirement"))).toBe(`WITH datetime($recordedAt) AS recordedAt
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Retirement {key: $key[i]})
SET n:Fact, n += {
  index: toInteger($index[i]), entry: $entry[i], recordedAt: recordedAt, recordedBy: $recordedBy[i],
  at: datetime($at[i]),
  performedBy: $performedBy[i],
  performedBySalt: $performedBySalt[i],
  reason: $reason[i],
  reasonSalt: $reasonSalt[i]
}
FOREACH (ref IN $RETIRES_Deployment[i] |
  MERGE (to:Deployment {key: ref.key})
  CREATE (n)-[:RETIRES]->(to)
)
`);
  });

  it("sets properties on an edge that has them", () => {
    expect(recordStatement("TrainingRun")).toContain(`  CREATE (n)-[edge:TRAINED_ON]->(to)
  SET edge += {role: ref.role}`);
  });
});

describe("existingStatement", () => {
  it.each(FACT_KINDS)(
    "reads recorded facts of the kind %s alone, with the salts of its sealed fields",
    (kind) => {
      const text = existingStatement(kind);
      expect(text).toContain(`MATCH (n:${kind} {key: key})\nWHERE n.index IS NOT NULL\n`);
    },
  );

  it("names the salts by their fields", () => {
    expect(existingStatement("Prediction")).toContain(
      "{features: n.featuresSalt, prediction: n.predictionSalt, servingNode: n.servingNodeSalt} AS salts",
    );
  });
});

describe("lineageStatement", () => {
  it.each(FACT_KINDS)("can start at a %s", (kind) => {
    expect(lineageStatement()).toContain(`MATCH (n:${kind} {key: $key}) WHERE $kind = "${kind}" RETURN n`);
  });
});
