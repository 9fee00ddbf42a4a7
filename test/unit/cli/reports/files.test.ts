import { describe, expect, it } from "vitest";
import { reportFile } from "../../../../src/cli/actions/reportsPlan.js";

describe("reportFile", () => {
  it("shows what the request id is called, behind a number", () => {
    expect(reportFile(7, "Loan-4711", "HTML")).toBe("reports/000007-loan-4711.html");
    expect(reportFile(1_234_567, "r_1", "PDF")).toBe("reports/1234567-r-1.pdf");
  });

  it.each([
    "../../etc/passwd",
    "..",
    "a/b\\c:d",
    "CON",
    "\u202ecod.exe",
    "🙂".repeat(2_000),
    "x".repeat(10_000),
    " \n-",
    "ملف",
  ])("makes a plain and short name of any request id: %s", (requestId) => {
    expect(reportFile(12, requestId, "JSON")).toMatch(/^reports\/000012(-[a-z0-9]+)*\.json$/);
    expect(reportFile(12, requestId, "JSON").length).toBeLessThan(100);
  });

  it("tells apart what a file system takes for the same name", () => {
    expect(reportFile(1, "ABC", "HTML").toLowerCase()).not.toBe(reportFile(2, "abc", "HTML").toLowerCase());
  });
});
