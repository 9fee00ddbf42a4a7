import { Command } from "commander";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { modelCardCommand } from "../../../src/cli/commands/modelCard.js";
import { Client, dataDir, useService } from "../../support/client.js";
import { createKeys } from "../../support/keys.js";
import { newPrefix } from "../../support/prefix.js";
import { sharedNeo4j } from "../../support/sharedNeo4j.js";
import { besideTrail, trailFacts } from "../../support/trailFacts.js";

const service = useService({ AUTH: "keys" });
const p = newPrefix();
const key = `${p}credit-risk@7`;
const [admin, reader, pipeline] = [`${p}admin`, `${p}reader`, `${p}pipeline`];
let keys: Record<string, string>;

const client = (name: string): Client =>
  new (class extends Client {
    override post(body: string): Promise<Response> {
      const headers = { "content-type": "application/json", authorization: `Bearer ${keys[name]}` };
      return fetch(`${this.url}/graphql`, { method: "POST", headers, body });
    }
  })(service.client.url);

beforeAll(async () => {
  keys = await createKeys({ [admin]: ["ADMIN"], [reader]: ["READ"], [pipeline]: ["INGEST"] });
  await client(admin).record(...trailFacts(p), ...besideTrail(p));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const DOCUMENT = `query Card($key: ID!, $format: ModelCardFormat!) {
  modelCard(modelVersion: $key) { deployments { key environment } document(format: $format) { mediaType encoding content } }
}`;
interface Answer {
  readonly modelCard: {
    readonly deployments: readonly { readonly key: string }[];
    readonly document: { readonly mediaType: string; readonly encoding: string; readonly content: string };
  };
}

describe("a model card's document", () => {
  it("is given to READ, with where the model serves, at a checkpoint that covers its facts; and leaves an Access", async () => {
    const { modelCard } = await client(reader).ask<Answer>(DOCUMENT, { key, format: "JSON" });
    expect(modelCard.deployments).toEqual([{ key: `${p}d-7`, environment: "production" }]);
    const card = JSON.parse(modelCard.document.content);
    expect(card.deployments[0].key).toBe(`${p}d-7`);
    expect(card.retirements).toHaveLength(1);
    expect(card.stageTransitions[0].reason).toBe("passed review");
    expect(card.proof.checkpoint.split("\n")[1]).toBe(String(card.proof.inclusions[0].size));
    expect(modelCard.document.content).not.toContain(`${p}req-42`);
    const { accesses } = await client(admin).ask<{
      accesses: { edges: readonly { node: { operation: string; facts: readonly object[] } }[] };
    }>(
      "query ($who: String) { accesses(filter: { principal: $who }) { edges { node { operation facts { kind key } } } } }",
      {
        who: reader,
      },
    );
    expect(accesses.edges[0]?.node).toMatchObject({
      operation: "Card",
      facts: [{ kind: "ModelVersion", key }],
    });
  });

  it.each([
    ["MARKDOWN", "text/markdown; charset=utf-8", "UTF8", "# Model card"],
    ["PDF", "application/pdf", "BASE64", "JVBERi0xLjcK"],
    ["CYCLONEDX", "application/vnd.cyclonedx+json; version=1.6", "UTF8", "machine-learning-model"],
    ["ANNEX_IV", "text/markdown; charset=utf-8", "UTF8", "Left to the provider"],
  ])("%s has its media type and form", async (format, mediaType, encoding, shown) => {
    const { modelCard } = await client(reader).ask<Answer>(DOCUMENT, { key, format });
    const { content, ...form } = modelCard.document;
    expect(form).toEqual({ mediaType, encoding });
    expect(content).toContain(shown);
  });

  it("is refused to who has not the role, and of a model version that nobody knows", async () => {
    const refused = await client(pipeline).refusal(DOCUMENT, { key, format: "JSON" });
    expect(refused.extensions.code).toBe("FORBIDDEN");
    const unknown = await client(reader).refusal(DOCUMENT, { key: "nobody@1", format: "JSON" });
    expect(unknown.extensions.code).toBe("NOT_FOUND");
  });
});

describe("proofline model-card", () => {
  it("prints the card from the store, and leaves an Access", async () => {
    let out = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      out += String(text);
      return true;
    });
    const { uri, username, password } = sharedNeo4j();
    const environment = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
    const program = new Command().exitOverride();
    modelCardCommand(program);
    await program.parseAsync(["model-card", key, "--format", "hugging-face", "--data-dir", dataDir()], {
      from: "user",
    });
    expect(out).toMatch(/^---\ntags:\n- "proofline"\nmodel-index:\n/);
    expect(out).toContain("## Deployments");
    const { accesses } = await client(admin).ask<{
      accesses: { edges: readonly { node: object }[] };
    }>('{ accesses(filter: { operation: "model-card" }) { edges { node { facts { kind key } } } } }');
    expect(accesses.edges[0]?.node).toEqual({ facts: [{ kind: "ModelVersion", key }] });
  });
});
