import { describe, expect, it } from "vitest";
import { claimAt, rolesOf } from "../../../src/access/jwtClaims.js";

describe("a claim", () => {
  const claims = {
    sub: "ada",
    realm_access: { roles: ["READ"], deep: { name: "x" } },
    "https://example.com/roles": ["AUDIT"],
    list: [{ roles: "ADMIN" }],
  };

  it("is found by its name, or by a path", () => {
    expect(claimAt(claims, "sub")).toBe("ada");
    expect(claimAt(claims, "realm_access.roles")).toEqual(["READ"]);
    expect(claimAt(claims, "realm_access.deep.name")).toBe("x");
  });

  it("may have a name with dots", () => {
    expect(claimAt(claims, "https://example.com/roles")).toEqual(["AUDIT"]);
  });

  it("is none where the path leads nowhere", () => {
    const missing = [
      "roles",
      "realm_access.names",
      "sub.length",
      "list.0.roles",
      "realm_access.roles.length",
      "",
    ];
    for (const name of missing) expect(claimAt(claims, name)).toBeUndefined();
  });

  it("is never what every object has", () => {
    for (const name of ["constructor", "constructor.name", "__proto__", "realm_access.toString"])
      expect(claimAt(claims, name)).toBeUndefined();
  });
});

describe("the roles of a claim", () => {
  it.each<[unknown, string[]]>([
    [
      ["READ", "INGEST"],
      ["READ", "INGEST"],
    ],
    ["READ INGEST", ["READ", "INGEST"]],
    ["ADMIN", ["ADMIN"]],
    [["INGEST", "INGEST"], ["INGEST"]],
    [["offline_access", "APPROVE", "uma"], ["APPROVE"]],
    ["admin Admin READ,AUDIT", []],
    [["READ INGEST"], []],
    [[["ADMIN"], { ADMIN: true }, null, 1], []],
    [{ ADMIN: true }, []],
    [undefined, []],
    [null, []],
    [true, []],
    ["", []],
  ])("%j are %j", (value, roles) => {
    expect(rolesOf(value)).toEqual(roles);
  });
});
