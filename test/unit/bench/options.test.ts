import { describe, expect, it } from "vitest";
import { readOptions } from "../../bench/options.js";

describe("the bench's command line", () => {
  it("measures everything over a million predictions unless told otherwise", () => {
    const { parts, sizes } = readOptions([]);
    expect(parts.size).toBe(12);
    expect(sizes.predictions).toBe(1_000_000);
    expect(readOptions(["--quick"]).sizes.predictions).toBe(100_000);
  });

  it("takes another number of predictions, as people write it", () => {
    for (const text of ["250000", "250,000", "250_000"])
      expect(readOptions(["--quick", "--predictions", text]).sizes.predictions).toBe(250_000);
  });

  it.each(["many", "1e6", "-5", "10000", ""])("refuses %j predictions", (text) => {
    expect(() => readOptions([`--predictions=${text}`])).toThrow("--predictions takes a number above 10000");
  });

  it("takes some of the parts, and refuses a name that is none", () => {
    expect([...readOptions(["--only", "ingest,bytes"]).parts]).toEqual(["ingest", "bytes"]);
    expect(() => readOptions(["--only", "disk"])).toThrow('not "disk"');
  });
});
