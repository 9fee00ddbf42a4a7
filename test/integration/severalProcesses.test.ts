import { describe, expect, it } from "vitest";
import { bookmarkOf, catchUp } from "../../src/graph/bookmark.js";
import { openService } from "../support/client.js";
import { newPrefix } from "../support/prefix.js";
import { openGraph, openMigratedGraph, openRecorder, prediction, record } from "../support/store.js";

describe("several processes on one Neo4j", () => {
  it("know what one of them has answered, where they are told its bookmark", async () => {
    const p = newPrefix();
    await using first = await openService();
    await using second = await openService();
    const ask = async (url: string, query: string, bookmark?: string) => {
      const headers = {
        "content-type": "application/json",
        ...(bookmark !== undefined && { "proofline-bookmark": bookmark }),
      };
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers,
        body: JSON.stringify({ query }),
      });
      return {
        status: response.status,
        bookmark: response.headers.get("proofline-bookmark"),
        body: await response.json(),
      };
    };
    const recorded = await ask(
      first.url,
      `mutation { recordFacts(facts: [{ sourceTable: { key: "${p}t" } }]) { key } }`,
    );
    expect(recorded.bookmark).toMatch(/^\S+$/);
    const read = await ask(
      second.url,
      `{ sourceTables(where: { key: { eq: "${p}t" } }) { key } }`,
      recorded.bookmark ?? "",
    );
    expect(read).toMatchObject({ status: 200, body: { data: { sourceTables: [{ key: `${p}t` }] } } });

    for (const wrong of ["", "yesterday", "FB:kcwQ", 'FB:"', `${recorded.bookmark},FB:x`, "x".repeat(9_000)])
      expect(await ask(second.url, "{ checkpoint { size } }", wrong)).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: "BAD_USER_INPUT" } }] },
      });
    expect(await ask(second.url, "{ checkpoint { size } }")).toMatchObject({ status: 200 });
  });

  it("read after what they were told, and after that too", async () => {
    await using one = await openMigratedGraph();
    await using other = openGraph();
    await using recorder = openRecorder(one);
    expect(await bookmarkOf(other)).toBe("");
    await record(recorder, prediction(`${newPrefix()}p`, "d"));
    await catchUp(other, await bookmarkOf(one));
    expect(await bookmarkOf(other)).toBe(await bookmarkOf(one));
  });
});
