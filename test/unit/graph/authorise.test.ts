import { describe, expect, it } from "vitest";
import { FACT_KINDS, type FactKind } from "../../../src/facts/kind.js";
import { KINDS, rolesFor } from "../../../src/facts/kinds/index.js";
import { type Principal, ROLES, type Role, SERVICE } from "../../../src/facts/role.js";
import { authorise } from "../../../src/graph/recorder/authorise.js";

const by = (...roles: Role[]): Principal => ({ name: "anna", roles });
const one = (kind: FactKind, input: object = {}) => [{ kind, input, path: "facts[0].fact" }];

describe("authorise", () => {
  it.each(
    FACT_KINDS.filter((kind) => rolesFor(kind).length > 0).flatMap((kind) =>
      ROLES.map((role) => [kind, role] as const),
    ),
  )("lets %s be recorded by %s where that is its role", (kind, role) => {
    const record = () => authorise(one(kind, { approver: "anna" }), by(role));
    if (rolesFor(kind).includes(role) || role === "ADMIN") expect(record).not.toThrow();
    else expect(record).toThrow(expect.objectContaining({ code: "FORBIDDEN", path: "facts[0].fact" }));
  });

  it("refuses a batch whole for one fact of another role", () => {
    const inputs = [
      ...one("SourceTable"),
      { kind: "Approval" as const, input: {}, path: "facts[1].approval" },
    ];
    expect(() => authorise(inputs, by("INGEST"))).toThrow(
      "facts[1].approval: Approval facts take the role APPROVE",
    );
  });

  it("takes an approval in one's own name alone, unless an ADMIN records it", () => {
    const approval = one("Approval", { approver: "boris" });
    expect(() => authorise(approval, by("APPROVE"))).toThrow(
      expect.objectContaining({ code: "FORBIDDEN", path: "facts[0].fact.approver" }),
    );
    expect(() => authorise(approval, by("ADMIN"))).not.toThrow();
    expect(() => authorise(one("Approval", { approver: "anna" }), by("APPROVE"))).not.toThrow();
  });

  it("lets nobody but Proofline record alerts, or accesses of Proofline", () => {
    expect(() => authorise(one("Alert"), by("ADMIN"))).toThrow(
      expect.objectContaining({ code: "FORBIDDEN" }),
    );
    expect(() => authorise(one("Access", { system: "proofline" }), by("ADMIN"))).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", path: "facts[0].fact.system" }),
    );
    for (const system of ["Proofline", "proofline ", "\u200bproofline", "ｐroofline"])
      expect(() => authorise(one("Access", { system }), by("ADMIN"))).toThrow(
        /records its own accesses itself/,
      );
    expect(() => authorise(one("Access", { system: "mlflow", count: 7 }), by("ADMIN"))).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT", path: "facts[0].fact.count" }),
    );
    // a name is no identity
    expect(() => authorise(one("Alert"), { ...SERVICE })).toThrow();
    expect(() => authorise(one("Alert"), SERVICE)).not.toThrow();
  });

  it("knows the fields that Proofline alone gives", () => {
    for (const { own, fields } of Object.values(KINDS))
      for (const name of own ?? []) expect(fields).toHaveProperty(name);
  });
});
