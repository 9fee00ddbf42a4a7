import { describe, expect, it } from "vitest";
import { asRequestCode, codeOfStatus, doorOf } from "../../../src/telemetry/doors.js";

describe("doors", () => {
  it.each([
    ["/graphql", "graphql"],
    ["/graphiql", "page"],
    ["/", "page"],
    ["/assets/:file", "page"],
    ["/api/v1/lineage/batch", "openlineage"],
    ["/api/v1/mlflow", "mlflow"],
    ["/api/v1/kserve", "kserve"],
    ["/v1/traces", "otlp"],
    ["/log/tile/*", "log"],
    ["/readyz", "health"],
    ["/metrics", "metrics"],
    [undefined, "none"],
    ["/later", "other"],
  ])("has %s as %s", (route, door) => {
    expect(doorOf(route)).toBe(door);
  });
});

describe("codes of requests", () => {
  it("are of a closed list, whatever an error's is", () => {
    expect(asRequestCode("CONFLICT")).toBe("CONFLICT");
    expect(asRequestCode("Neo.Anything")).toBe("OTHER");
  });

  it("follow from the status where that is all that is known", () => {
    expect([200, 304, 400, 404, 422, 429, 500, 503].map(codeOfStatus)).toEqual([
      ...["OK", "OK", "BAD_REQUEST", "NOT_FOUND", "BAD_REQUEST", "RATE_LIMITED", "INTERNAL", "UNAVAILABLE"],
    ]);
  });
});
