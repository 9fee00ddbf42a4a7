import { describe, expect, it } from "vitest";
import { Coalesced } from "../../../src/access/coalesced.js";

/** Reads that are answered by hand: each in turn, with a value for each id or with an error. */
function manualReads() {
  const asked: string[][] = [];
  const answers: {
    resolve: (values: ReadonlyMap<string, string>) => void;
    reject: (error: Error) => void;
  }[] = [];
  const reads = new Coalesced<string>((ids) => {
    asked.push([...ids]);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  });
  return {
    reads,
    asked,
    answer: (version: string) => {
      const ids = asked[asked.length - answers.length] ?? [];
      answers.shift()?.resolve(new Map(ids.map((id) => [id, `${id} ${version}`])));
    },
    fail: (error: Error) => answers.shift()?.reject(error),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("reads that are put together", () => {
  it("begin at once where none is in flight", () => {
    const { reads, asked } = manualReads();
    void reads.find("a");
    expect(asked).toEqual([["a"]]);
  });

  it("ask once for all that waits while one is in flight", async () => {
    const { reads, asked, answer } = manualReads();
    const found = Promise.all(["a", "b", "c", "b"].map((id) => reads.find(id)));
    expect(asked).toEqual([["a"]]);
    answer("1");
    await settled();
    expect(asked).toEqual([["a"], ["b", "c"]]);
    answer("2");
    expect(await found).toEqual(["a 1", "b 2", "c 2", "b 2"]);
  });

  it("never answer with what was read before the question", async () => {
    const { reads, asked, answer } = manualReads();
    const first = reads.find("a");
    const second = reads.find("a");
    answer("old");
    expect(await first).toBe("a old");
    await settled();
    expect(asked).toEqual([["a"], ["a"]]);
    answer("new");
    expect(await second).toBe("a new");
  });

  it("keep nothing", async () => {
    const { reads, asked, answer } = manualReads();
    const first = reads.find("a");
    answer("1");
    expect(await first).toBe("a 1");
    await settled();
    const second = reads.find("a");
    answer("2");
    expect(await second).toBe("a 2");
    expect(asked).toEqual([["a"], ["a"]]);
  });

  it("ask for no more than 1,000 ids at once", async () => {
    const { reads, asked, answer } = manualReads();
    const found = Promise.all(Array.from({ length: 2_502 }, (_, i) => reads.find(`${i}`)));
    for (let read = 0; read < 4; read++) {
      answer("x");
      await settled();
    }
    expect(asked.map(({ length }) => length)).toEqual([1, 1_000, 1_000, 501]);
    expect(await found).toEqual(Array.from({ length: 2_502 }, (_, i) => `${i} x`));
  });

  it("tell an error to those who waited for that read alone", async () => {
    const { reads, answer, fail } = manualReads();
    const first = reads.find("a");
    const second = reads.find("a");
    fail(new Error("away"));
    await expect(first).rejects.toThrow("away");
    await settled();
    answer("1");
    expect(await second).toBe("a 1");
  });

  it("go on after a read that fails before it begins", async () => {
    let isBroken = true;
    const reads = new Coalesced<string>((ids) => {
      if (isBroken) throw new Error("broken");
      return Promise.resolve(new Map(ids.map((id) => [id, "fine"])));
    });
    await expect(reads.find("a")).rejects.toThrow("broken");
    isBroken = false;
    expect(await reads.find("a")).toBe("fine");
  });

  it("find nothing where the read has nothing", async () => {
    const reads = new Coalesced<string>(async () => new Map());
    expect(await reads.find("a")).toBeUndefined();
  });
});
