import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ProoflineError } from "../../../src/facts/error.js";
import { refusedUpgrade, Subscriber } from "./subscriber.js";
import { ALERTS, SubscriptionService, useSubscriptions } from "./subscriptionService.js";

const world = useSubscriptions();
const { p, bearer, listen, raise, keysOf, accessesOf, recordedOf } = world;

describe("who may subscribe", () => {
  it("says so in the header of the upgrade, or in the first message, as a browser must", async () => {
    const authorization = await bearer("browser");
    world.open.push(await Subscriber.open(world.service.url, {}, { authorization }));
    world.open.push(await Subscriber.open(world.service.url, { authorization }));
  });

  it.each(["Authorization", "AUTHORIZATION", "authorization"])(
    "says so in the first message as %s, of which case says nothing",
    async (name) => {
      const params = { [name]: await bearer("anycase") };
      world.open.push(await Subscriber.open(world.service.url, {}, params));
    },
  );

  it.each([
    ["no identity", undefined],
    ["a key that is none", { authorization: `Bearer plk_${"0".repeat(16)}_${"0".repeat(64)}` }],
    ["an identity that is no text", { authorization: 7 }],
  ])("is refused with %s, which is recorded", async (_, params) => {
    const before = (await accessesOf("anonymous")).length;
    const subscriber = new Subscriber(world.service.url);
    await subscriber.begin(params);
    expect(await subscriber.closed).toBe(4401);
    expect(subscriber.messages).toEqual([]);
    await expectRefusal(before);
  });

  it("is refused without the role AUDIT, which is recorded in their name", async () => {
    const authorization = await bearer("reader", ["READ"]);
    const subscriber = new Subscriber(world.service.url);
    await subscriber.begin({ authorization });
    expect(await subscriber.closed).toBe(4403);
    expect(await recordedOf("reader")).toMatchObject({ outcome: "DENIED", code: "FORBIDDEN" });
  });

  it("is refused at the upgrade who says so there, which is recorded", async () => {
    const authorization = await bearer("early", ["READ"]);
    const forbidden = await refusedUpgrade(world.service.url, { authorization });
    expect(forbidden).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await recordedOf("early")).toMatchObject({ outcome: "DENIED", code: "FORBIDDEN" });
    const before = (await accessesOf("anonymous")).length;
    const unknown = await refusedUpgrade(world.service.url, { authorization: "Bearer nobody" });
    expect(unknown).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect(unknown.headers["www-authenticate"]).toBe('Bearer realm="proofline"');
    await expectRefusal(before);
  });

  it("is not waited for: a socket that says nothing is closed, which is recorded", async () => {
    const before = (await accessesOf("anonymous")).length;
    const subscriber = new Subscriber(world.service.url);
    expect(await subscriber.closed).toBe(4408);
    await expectRefusal(before);
  });

  it("is closed who asks before the first message is answered, which is recorded once", async () => {
    const before = (await accessesOf("anonymous")).length;
    const subscriber = new Subscriber(world.service.url);
    await once(subscriber.socket, "open");
    subscriber.subscribe("1", ALERTS);
    subscriber.subscribe("2", ALERTS);
    expect(await subscriber.closed).toBe(4401);
    await expectRefusal(before);
  });

  /** One more refusal of nobody known. */
  async function expectRefusal(before: number): Promise<void> {
    const refusals = await accessesOf("anonymous");
    expect(refusals).toHaveLength(before + 1);
    expect(refusals[0]).toMatchObject({
      operation: "GET /graphql",
      outcome: "DENIED",
      code: "UNAUTHENTICATED",
      address: "127.0.0.1",
    });
  }
});

describe("an identity that lapses", () => {
  it("closes its socket within about a second, which is recorded", async () => {
    const subscriber = await listen("revoked");
    const before = (await accessesOf("anonymous")).length;
    await world.keys.revoke(`${p}revoked`);
    const start = performance.now();
    expect(await subscriber.closed).toBe(4401);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(await accessesOf("anonymous")).toHaveLength(before + 1);
  });

  /** A service whose callers are who `isKnown` says, asked each time. */
  async function openFor(name: string, isKnown: () => boolean): Promise<SubscriptionService> {
    return SubscriptionService.open(world.schema, undefined, {
      authenticate: async () => {
        if (isKnown()) return { name: p + name, roles: ["AUDIT"] };
        throw new ProoflineError("UNAUTHENTICATED", "no more");
      },
    });
  }

  it("gets nothing more, in the middle of a burst", async () => {
    let left = Number.POSITIVE_INFINITY;
    const own = await openFor("late", () => left-- > 0);
    const subscriber = await listen("late", own);
    left = 5;
    await raise(...Array.from({ length: 50 }, (_, i) => `e-${i}`));
    expect(await subscriber.closed).toBe(4401);
    expect(subscriber.messages.filter(({ type }) => type === "next").length).toBeLessThanOrEqual(5);
    await own[Symbol.asyncDispose]();
  });

  it("gets nothing while nobody can say whether it has lapsed, and all of it afterwards", async () => {
    let isAway = false;
    const own = await openFor("unsure", () => {
      if (isAway) throw new ProoflineError("UNAVAILABLE", "away");
      return true;
    });
    const subscriber = await listen("unsure", own);
    isAway = true;
    await raise("g-1", "g-2");
    await sleep(2_500);
    expect(subscriber.messages.filter(({ type }) => type === "next")).toEqual([]);
    isAway = false;
    expect(keysOf(await subscriber.hear("next", 2))).toEqual(["g-1", "g-2"]);
    await own[Symbol.asyncDispose]();
  });

  it("closes its socket at its end, too", async () => {
    const { text } = await world.keys.create({
      name: `${p}short`,
      roles: ["AUDIT"],
      expiresAt: Date.now() + 2_000,
    });
    const subscriber = await Subscriber.open(world.service.url, { authorization: `Bearer ${text}` });
    expect(await subscriber.closed).toBe(4401);
  });
});
