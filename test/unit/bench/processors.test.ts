import { describe, expect, it } from "vitest";
import { mebibytes } from "../../bench/parts/memory.js";
import { processorSeconds } from "../../bench/processors.js";

describe("what Linux says of a process", () => {
  it("has its processor time, of its own code and of the kernel's for it", () => {
    const stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194304 900 0 0 0 1250 350 7 8 20 0 11 0 99";
    expect(processorSeconds(stat)).toBe(16);
    expect(() => processorSeconds("4711 (node) S 1")).toThrow("no processor time");
  });

  it("has the most memory that it has held", () => {
    const status = "Name:\tnode\nVmHWM:\t  262144 kB\nVmRSS:\t  131072 kB\n";
    expect(mebibytes(status, "VmHWM")).toBe(256);
    expect(() => mebibytes(status, "VmSwap")).toThrow("no VmSwap");
  });
});
