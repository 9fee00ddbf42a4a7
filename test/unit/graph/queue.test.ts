import { describe, expect, it } from "vitest";
import { Queue } from "../../../src/graph/recorder/queue.js";
import { batch } from "./submissions.js";

/** A queue in which submissions have names. */
function namedQueue() {
  const queue = new Queue();
  const names = new Map<object, string>();
  const facts = batch(5_000, "fact").facts;
  return {
    queue,
    add: (name: string, size: number, isAccess = false, characters = size) => {
      const submission = {
        recordedBy: name,
        isAccess,
        amendsAny: false,
        isStrict: false,
        facts: facts.slice(0, size),
        characters,
      };
      names.set(submission, name);
      queue.add({ submission, resolve: () => {}, reject: () => {}, since: 0, place: undefined });
    },
    take: () => queue.takeGroup().map(({ submission }) => names.get(submission)),
  };
}

describe("Queue", () => {
  it("takes all that wait at once, where they fit", () => {
    const { add, take, queue } = namedQueue();
    for (const name of ["a", "b", "c"]) add(name, 10);
    expect(take()).toEqual(["a", "b", "c"]);
    expect(queue.isEmpty).toBe(true);
    expect(take()).toEqual([]);
  });

  it("lets no more wait than there is memory for, and takes more once some are gone", () => {
    const { add, take } = namedQueue();
    for (const name of ["a", "b"]) add(name, 1_500, false, 128 * 1024 * 1024);
    const more = () => add("c", 1, false, 1);
    expect(more).toThrow(expect.objectContaining({ code: "UNAVAILABLE" }));
    expect(take()).toEqual(["a"]);
    expect(more).not.toThrow();
  });

  it("takes small submissions ahead of a large one that came first", () => {
    const { add, take } = namedQueue();
    add("large", 2_000);
    add("small", 64);
    expect(take()).toEqual(["small", "large"]);
  });

  it("takes accesses ahead of a large one, and that one with the next group", () => {
    const { add, take } = namedQueue();
    add("large", 2_000);
    add("small", 64);
    add("access 1", 1, true);
    expect(take()).toEqual(["access 1", "small"]);
    add("access 2", 1, true);
    expect(take()).toEqual(["access 2", "large"]);
    add("access 3", 1, true);
    expect(take()).toEqual(["access 3"]);
  });

  it("keeps the order of arrival in each lane", () => {
    const { add, take } = namedQueue();
    add("large 1", 3_000);
    add("small 1", 1);
    add("large 2", 3_000);
    add("small 2", 2);
    expect(take()).toEqual(["small 1", "small 2", "large 1"]);
    expect(take()).toEqual(["large 2"]);
  });

  it("takes no more than 5,000 facts at once, and the rest in order in the next groups", () => {
    const { add, take, queue } = namedQueue();
    const sent = Array.from({ length: 10 }, (_, i) => `large ${i}`);
    for (const name of sent) add(name, 2_000);
    const groups = [];
    while (!queue.isEmpty) groups.push(take());
    expect(groups.flat()).toEqual(sent);
    expect(Math.max(...groups.map(({ length }) => length * 2_000))).toBeLessThanOrEqual(5_000);
  });

  it.each([65, 2_000, 4_900, 4_950, 5_000])(
    "takes a large one of %i in each group, however many small ones keep coming",
    (size) => {
      const { add, take } = namedQueue();
      add("large", size);
      for (let i = 0; i < 200; i++) add(`small ${i}`, 64);
      expect(take()).toContain("large");
    },
  );

  it("lets small ones through beside a stream of the largest", () => {
    const { add, take } = namedQueue();
    for (let i = 0; i < 3; i++) add(`large ${i}`, 5_000);
    add("small", 1);
    expect(take()).toContain("small");
  });

  it("says UNAVAILABLE where more than 100,000 facts would wait, and takes more once there is room", () => {
    const { add, take } = namedQueue();
    for (let i = 0; i < 20; i++) add(`large ${i}`, 5_000);
    expect(() => add("one more", 1)).toThrow(
      expect.objectContaining({ code: "UNAVAILABLE", message: expect.stringContaining("100000 facts wait") }),
    );
    take();
    expect(() => add("one more", 1)).not.toThrow();
  });
});
