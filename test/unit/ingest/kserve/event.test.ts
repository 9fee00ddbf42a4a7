import { describe, expect, it } from "vitest";
import { DEFAULT_TEMPLATE } from "../../../../src/ingest/kserve/deployment.js";
import { type Headers, readEvent } from "../../../../src/ingest/kserve/event.js";

/** As KServe 0.17 sends them. */
const HEADERS = {
  "ce-specversion": "1.0",
  "ce-id": "6413930528999883196",
  "ce-type": "org.kubeflow.serving.inference.request",
  "ce-source": "http://localhost:9081/",
  "ce-time": "2026-11-28T15:14:48.763861026Z",
  "ce-recordedtime": "2026-11-28T15:14:48.763861366Z",
  "ce-inferenceservicename": "iris",
  "ce-namespace": "prod",
  "ce-component": "predictor",
  "ce-endpoint": "default",
  "ce-metadata": '{"X-Request-Id":["req-1"]}',
  "ce-annotations": '{"proofline/deployment":"d-1"}',
};
const BODY = { instances: [[1]] };

const read = (headers: Headers, template = DEFAULT_TEMPLATE) =>
  readEvent({ ...HEADERS, ...headers }, BODY, template);

describe("an event of KServe's logger", () => {
  it("says which half of which inference it is", () => {
    expect(read({})).toEqual({
      part: "request",
      pair: expect.stringMatching(/^[0-9a-f]{64}$/),
      eventId: "6413930528999883196",
      requestId: "req-1",
      deployment: "d-1",
      time: "2026-11-28T15:14:48.763Z",
      body: BODY,
    });
  });

  it("has its pair with the response of the same id, whatever else differs", () => {
    const response = read({
      "ce-type": "org.kubeflow.serving.inference.response",
      "ce-metadata": "null",
      "ce-time": undefined,
      "ce-recordedtime": undefined,
    });
    expect(response).toMatchObject({ part: "response", requestId: null, time: null, pair: read({}).pair });
  });

  it("is of no other component or service, though a caller gives both the same id", () => {
    const pairs = [{}, { "ce-component": "transformer" }, { "ce-inferenceservicename": "other" }].map(
      (headers) => read(headers).pair,
    );
    expect(new Set(pairs).size).toBe(3);
  });

  it("names its deployment by a template where no annotation does", () => {
    const bare = { "ce-annotations": undefined };
    expect(read(bare).deployment).toBe("prod/iris");
    expect(read(bare, "{inferenceservice}-{endpoint}").deployment).toBe("iris-default");
    expect(read({ "ce-annotations": '{"other":"a"}' }).deployment).toBe("prod/iris");
  });

  it("may hold any text, as KServe writes it or percent-encoded as the binding has it", () => {
    const annotations = '{"proofline/deployment":"d-ü"}';
    const raw = Buffer.from(annotations).toString("latin1");
    expect(read({ "ce-annotations": raw }).deployment).toBe("d-ü");
    expect(read({ "ce-annotations": encodeURIComponent(annotations) }).deployment).toBe("d-ü");
  });

  it.each([
    ["ce-type", undefined],
    ["ce-type", "org.example.other"],
    ["ce-id", undefined],
    ["ce-id", "a\u0007"],
    ["ce-specversion", "2.0"],
    ["ce-time", "yesterday"],
    ["ce-metadata", "[1]"],
    ["ce-metadata", "{"],
    ["ce-metadata", '{"X-Request-Id":[7]}'],
    ["ce-annotations", '{"proofline/deployment":7}'],
    ["ce-annotations", "\u00ff"],
  ])("is refused by the name of %s where that is %j", (name, value) => {
    expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name}`));
  });

  it("is refused where the template needs what it does not say", () => {
    const bare = { "ce-annotations": undefined, "ce-namespace": undefined };
    expect(() => read(bare)).toThrow(/^ce-namespace: is required/);
  });
});
