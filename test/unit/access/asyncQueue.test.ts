import { describe, expect, it } from "vitest";
import { AsyncQueue } from "../../../src/access/asyncQueue.js";

const open = (capacity = 3) => {
  const ends: string[] = [];
  return { queue: new AsyncQueue<number>(capacity, () => ends.push("end")), ends };
};
const item = (value: number) => ({ value, done: false });
const DONE = { value: undefined, done: true };

describe("a queue", () => {
  it("gives what it holds in order, and then to who waits", async () => {
    const { queue } = open();
    queue.push(1);
    queue.push(2);
    const taken = [queue.next(), queue.next(), queue.next(), queue.next()];
    queue.push(3);
    queue.push(4);
    expect(await Promise.all(taken)).toEqual([1, 2, 3, 4].map(item));
  });

  it("gives what it could hold and then fails, where things are taken too slowly", async () => {
    const { queue, ends } = open(2);
    for (const value of [1, 2, 3, 4]) queue.push(value);
    expect(ends).toEqual(["end"]);
    expect([await queue.next(), await queue.next()]).toEqual([1, 2].map(item));
    await expect(queue.next()).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(await queue.next()).toEqual(DONE);
  });

  it("fails who waits, once", async () => {
    const { queue, ends } = open();
    const waiting = queue.next();
    queue.fail(new Error("gone"));
    queue.fail(new Error("again"));
    await expect(waiting).rejects.toThrow("gone");
    expect(await queue.next()).toEqual(DONE);
    expect(ends).toEqual(["end"]);
  });

  it("ends at once when it is told to, also while somebody waits, and takes nothing more", async () => {
    const { queue, ends } = open();
    const waiting = queue.next();
    expect(await queue.return()).toEqual(DONE);
    expect(await waiting).toEqual(DONE);
    queue.push(1);
    expect(await queue.next()).toEqual(DONE);
    await queue.return();
    expect(ends).toEqual(["end"]);
  });
});
