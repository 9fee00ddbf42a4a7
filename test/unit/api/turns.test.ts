import { describe, expect, it } from "vitest";
import { Turns } from "../../../src/api/turns.js";

/** Work that ends when it is told to, and what has begun so far. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => {
      ends.set(name, () => resolve(name));
    });
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return { begun, work, end };
}

describe("turns", () => {
  it("let so many run at once, one of each caller, in their order", async () => {
    const turns = new Turns(2, 10, 10);
    const { begun, work, end } = works();
    const all = ["a1", "a2", "b1", "b2", "c1"].map((name) => turns.run(name.slice(0, 1), work(name)));
    expect(begun).toEqual(["a1", "b1"]);
    await end("b1");
    // a2 came first, and waits for a1
    expect(begun).toEqual(["a1", "b1", "b2"]);
    await end("a1");
    expect(begun).toEqual(["a1", "b1", "b2", "a2"]);
    await end("a2");
    await end("b2");
    await end("c1");
    expect(await Promise.all(all)).toEqual(["a1", "a2", "b1", "b2", "c1"]);
  });

  it("go on after work that fails", async () => {
    const turns = new Turns(1, 10, 10);
    await expect(turns.run("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await turns.run("a", async () => 1)).toBe(1);
  });

  it("refuse a caller who waits for too much, and all where too many wait", async () => {
    const turns = new Turns(1, 1, 2);
    const { work, end } = works();
    const running = turns.run("a", work("a1"));
    const waiting = turns.run("a", work("a2"));
    await expect(turns.run("a", work("a3"))).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    const other = turns.run("b", work("b1"));
    await expect(turns.run("c", work("c1"))).rejects.toMatchObject({ code: "UNAVAILABLE" });
    for (const name of ["a1", "a2", "b1"]) await end(name);
    expect(await Promise.all([running, waiting, other])).toEqual(["a1", "a2", "b1"]);
  });
});
