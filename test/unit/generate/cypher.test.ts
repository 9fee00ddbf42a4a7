import { describe, expect, it } from "vitest";
import { FACT_KINDS } from "../../../src/facts/kind.js";
import { existingStatement, lineageStatement, recordStatement } from "../../../src/generate/cypher.js";

describe("recordStatement", () => {
  const retirement = recordStatement("Retirement");

  it("fills in a placeholder or makes the node, and gives it its properties from columns", () => {
    expect(retirement).toContain("MERGE (n:Retirement {key: $facts.key[i]})\nSET n:Fact, n += {\n");
    expect(retirement).toMatch(/^ {2}at: datetime\(\$facts\.at\[.+\]\),$/m);
    expect(retirement).toMatch(
      /^ {2}reason: \$facts\.reason\[.+\],\n {2}reasonSalt: \$facts\.reasonSalt\[.+\]$/m,
    );
  });

  it("makes placeholders of causes that are not there, each once", () => {
    expect(retirement).toMatch(
      /^CALL \(\) \{\n {2}UNWIND \$facts\.RETIRES_Deployment_keys AS key\n {2}MERGE \(to:Deployment \{key: key\}\)\n {2}RETURN collect\(to\) AS RETIRES_Deployment\n\}$/m,
    );
    expect(retirement).toMatch(/^FOREACH \(to IN \[.+\] \| CREATE \(n\)-\[:RETIRES\]->\(to\)\)$/m);
  });
  it("sets properties on an edge that has them", () => {
    expect(recordStatement("TrainingRun")).toContain(
      "CREATE (n)-[edge:TRAINED_ON]->(to) SET edge += {role: ref.role}",
    );
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
      "{explanation: n.explanationSalt, features: n.featuresSalt, groups: n.groupsSalt, prediction: n.predictionSalt} AS salts",
    );
  });
});

describe("lineageStatement", () => {
  it.each(FACT_KINDS)("can start at a %s", (kind) => {
    expect(lineageStatement()).toContain(`MATCH (n:${kind} {key: $key}) WHERE $kind = "${kind}" RETURN n`);
  });
});
