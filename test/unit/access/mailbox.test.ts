import { describe, expect, it } from "vitest";
import { Mailbox } from "../../../src/access/mailbox.js";

const open = (capacity = 3) => {
  const ends: string[] = [];
  return { mailbox: new Mailbox<number>(capacity, () => ends.push("end")), ends };
};
const item = (value: number) => ({ value, done: false });
const DONE = { value: undefined, done: true };

describe("a mailbox", () => {
  it("gives what it holds in order, and then to who waits", async () => {
    const { mailbox } = open();
    mailbox.push(1);
    mailbox.push(2);
    const taken = [mailbox.next(), mailbox.next(), mailbox.next(), mailbox.next()];
    mailbox.push(3);
    mailbox.push(4);
    expect(await Promise.all(taken)).toEqual([1, 2, 3, 4].map(item));
  });

  it("gives what it could hold and then fails, where things are taken too slowly", async () => {
    const { mailbox, ends } = open(2);
    for (const value of [1, 2, 3, 4]) mailbox.push(value);
    expect(ends).toEqual(["end"]);
    expect([await mailbox.next(), await mailbox.next()]).toEqual([1, 2].map(item));
    await expect(mailbox.next()).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(await mailbox.next()).toEqual(DONE);
  });

  it("fails who waits, once", async () => {
    const { mailbox, ends } = open();
    const waiting = mailbox.next();
    mailbox.fail(new Error("gone"));
    mailbox.fail(new Error("again"));
    await expect(waiting).rejects.toThrow("gone");
    expect(await mailbox.next()).toEqual(DONE);
    expect(ends).toEqual(["end"]);
  });

  it("ends at once when it is told to, also while somebody waits, and takes nothing more", async () => {
    const { mailbox, ends } = open();
    const waiting = mailbox.next();
    expect(await mailbox.return()).toEqual(DONE);
    expect(await waiting).toEqual(DONE);
    mailbox.push(1);
    expect(await mailbox.next()).toEqual(DONE);
    await mailbox.return();
    expect(ends).toEqual(["end"]);
  });
});
