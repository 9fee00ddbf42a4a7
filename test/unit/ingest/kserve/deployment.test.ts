import { describe, expect, it } from "vitest";
import { DEFAULT_TEMPLATE, templateProblem } from "../../../../src/ingest/kserve/deployment.js";

describe("a template of deployments", () => {
  it.each([DEFAULT_TEMPLATE, "{inferenceservice}", "{inferenceservice}@{endpoint}/{component}"])(
    "may be %s",
    (template) => {
      expect(templateProblem(template)).toBeUndefined();
    },
  );

  it.each(["", "{namespace}", "{inferenceservice}{pod}", "{inferenceservice}/{}"])(
    "is not %j",
    (template) => {
      expect(templateProblem(template)).toMatch(/\{inferenceservice\}/);
    },
  );
});
