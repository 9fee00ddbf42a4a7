import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { runDemo } from "../../../../src/cli/demo/run.js";

type Operation = { query: string; variables: Record<string, unknown> };

const now = () => new Date("2026-11-21T14:02:11.123Z");
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A server that gives each operation to `answer`, and its address. */
async function serve(
  answer: (operation: Operation, headers: NodeJS.Dict<unknown>) => unknown,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation: Operation = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify(answer(operation, request.headers)));
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const receipts = (list: unknown) => (Array.isArray(list) ? list.map(() => ({ duplicate: false })) : []);

function accept({ query, variables }: Operation): unknown {
  if (query.includes("recordFacts")) return { data: { recordFacts: receipts(variables.facts) } };
  if (query.includes("gate(")) return { data: { gate: { passed: true, blocking: [] } } };
  const sentence = { sentence: "A sentence." };
  return {
    data: {
      auditReport: {
        answers: { whichModel: sentence, trainedOn: sentence, approvedBy: sentence },
        completeness: { verdict: "COMPLETE", nodeCount: 13, edgeCount: 14, gaps: [] },
        document: { content: `# Report of ${variables.requestId}` },
        proof: { verifierKey: "log+1234+key" },
        html: { encoding: "UTF8", content: "<p>é</p>" },
        pdf: { encoding: "BASE64", content: "JVBERg==" },
      },
    },
  };
}

describe("runDemo", () => {
  it("sends every step, then returns the report of its first prediction", async () => {
    const lines: string[] = [];
    const operations: Operation[] = [];
    const url = await serve((operation, headers) => {
      expect(headers.authorization).toBe("Bearer key");
      operations.push(operation);
      return accept(operation);
    });
    const result = await runDemo({
      url,
      now,
      say: (line) => lines.push(line),
      headers: { authorization: "Bearer key" },
    });
    expect(operations).toHaveLength(13);
    expect(result).toEqual({
      requestId: "wage-band-request-20261121T140211123Z-0001",
      verdict: "COMPLETE",
      report: "# Report of wage-band-request-20261121T140211123Z-0001",
      html: Buffer.from("<p>é</p>"),
      pdf: Buffer.from("%PDF"),
      verifierKey: "log+1234+key",
    });
    expect(lines.some((line) => /^audit report of .* ms: complete, 13 facts, 14 links$/.test(line))).toBe(
      true,
    );
    expect(lines).toContain("read 534 persons and 534 jobs of the Current Population Survey, May 1985");
    expect(lines.some((line) => /^recorded the approval: 1 fact in \d+ ms$/.test(line))).toBe(true);
    expect(lines.some((line) => /^recorded the outcomes: 165 facts in \d+ ms$/.test(line))).toBe(true);
    expect(lines.some((line) => /^recorded the review: 1 fact in \d+ ms$/.test(line))).toBe(true);
    expect(lines.some((line) => /^recorded the predictions: 165 facts in \d+ ms$/.test(line))).toBe(true);
  });

  it("says what the service refused, with its code", async () => {
    const url = await serve(() => ({
      errors: [{ message: "the key is taken", extensions: { code: "CONFLICT" } }],
    }));
    await expect(runDemo({ url, now, say: () => {} })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "the key is taken",
    });
  });

  it("says so when what answers is no GraphQL service, or nothing does", async () => {
    const url = await serve(() => "hello");
    await expect(runDemo({ url, now, say: () => {} })).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(runDemo({ url: "http://127.0.0.1:1", now, say: () => {} })).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
  });
});
