import { describe, expect, it } from "vitest";
import { prov } from "../../../../src/report/formats/prov.js";
import type { PredictionTrail } from "../../../../src/report/trail.js";
import { DOCUMENT_TRAILS, sayingAll } from "../../../support/documentTrails.js";
import { proven } from "../../../support/proven.js";
import { trailWith } from "../../../support/trails.js";

type Attributes = Readonly<Record<string, unknown>>;
type Records = Readonly<Record<string, Attributes>>;
const render = (trail: PredictionTrail): Readonly<Record<string, Records>> =>
  JSON.parse(prov.render(proven(trail)));

describe("a PROV-JSON document", () => {
  it("has data as entities, what happened as activities, and people as agents", () => {
    const { entity, activity, agent } = render(sayingAll());
    expect(entity?.["fact:DatasetVersion.loans_401"]).toMatchObject({
      "prov:type": { $: "proofline:DatasetVersion", type: "xsd:QName" },
      "prov:label": "loans@1",
      "field:rowCount": 80_000,
      "field:columns": { $: expect.stringContaining('"in euros"'), type: "rdf:JSON" },
    });
    expect(activity?.["fact:Transformation.etl-1"]).toMatchObject({
      "prov:startTime": "2026-10-01T01:00:00.000Z",
      "prov:endTime": "2026-10-01T02:00:00.000Z",
      "field:startedAt": { $: "2026-10-01T01:00:00.000Z", type: "xsd:dateTime" },
    });
    expect(agent).toMatchObject({
      "agent:Data_20Office": { "prov:label": "Data Office" },
      "agent:Alice": {},
    });
  });

  it("relates effects to causes, and people to what they did or answer for", () => {
    const document = render(sayingAll());
    const of = (relation: string) => Object.values(document[relation] ?? {});
    expect(of("wasGeneratedBy")).toContainEqual({
      "prov:entity": "fact:Prediction.req-42",
      "prov:activity": "fact:Deployment.d-7",
      "prov:time": "2026-11-21T14:02:11.000Z",
      "proofline:reference": "SERVED_BY",
    });
    expect(of("used")).toContainEqual({
      "prov:activity": "fact:TrainingRun.job-1",
      "prov:entity": "fact:DatasetVersion.loans-test_401",
      "proofline:reference": "TRAINED_ON",
      "field:role": "TEST",
    });
    expect(of("wasInformedBy")).toContainEqual(
      expect.objectContaining({
        "prov:informant": "fact:Approval.a-1",
        "proofline:reference": "AUTHORIZED_BY",
      }),
    );
    expect(of("wasDerivedFrom")).toContainEqual(
      expect.objectContaining({ "prov:generatedEntity": "fact:Outcome.o-1" }),
    );
    expect(of("wasAssociatedWith")).toContainEqual({
      "prov:activity": "fact:Approval.a-1",
      "prov:agent": "agent:Alice",
      "prov:role": "approver",
    });
    expect(of("wasAttributedTo")).toContainEqual(
      expect.objectContaining({ "prov:entity": "fact:SourceTable.warehouse_2floans" }),
    );
  });

  it("says of a fact what is missing, and of the report how complete it is", () => {
    const { entity } = render(trailWith({ input: { train: { sha256: null } } }));
    expect(entity?.["fact:DatasetVersion.loans_401"]?.["proofline:gap"]).toEqual([
      { $: expect.stringContaining('"NO_DATA_HASH"'), type: "rdf:JSON" },
    ]);
    expect(entity?.["report:req-42"]).toMatchObject({
      "proofline:verdict": "INCOMPLETE",
      "proofline:asOf": 100,
    });
  });

  it("has what was corrected since in a bundle, and not among what holds", () => {
    const trail = DOCUMENT_TRAILS["a trail whose references were corrected"]?.() ?? trailWith();
    const { bundle, wasGeneratedBy, used } = render(trail);
    const superseded: unknown = bundle?.["report:req-42.superseded"];
    expect(superseded).toMatchObject({
      wasGeneratedBy: {
        [Object.keys(Object(superseded).wasGeneratedBy)[0] ?? ""]: { "proofline:supersededBy": "am-3" },
      },
    });
    const all = JSON.stringify([wasGeneratedBy, used]);
    expect(all).not.toContain("proofline:supersededBy");
    expect(all).toContain('"proofline:amendment":"am-3"');
  });

  it.each(Object.entries(DOCUMENT_TRAILS))("has no name without a prefix that it declares: %s", (_, make) => {
    const { prefix = {}, bundle = {}, ...groups } = render(make());
    const records = [groups, ...Object.values(bundle)].flatMap((group) => Object.values(group)) as Records[];
    const names = records.flatMap((group) =>
      Object.entries(group).flatMap(([id, attributes]) => [
        id,
        ...Object.keys(attributes),
        ...Object.entries(attributes).flatMap(([name, value]) => namesIn(name, value)),
      ]),
    );
    const known = new Set([...Object.keys(prefix), "prov", "_"]);
    expect(names.filter((name) => !known.has(name.split(":", 1)[0] ?? ""))).toEqual([]);
    expect(names.filter((name) => !/^\w+:[A-Za-z0-9._-]+$/.test(name))).toEqual([]);
  });
});

const REFERS = /^prov:(entity|activity|agent|informed|informant|usedEntity|generatedEntity)$/;

/** The names among the values of an attribute: what it refers to, and the datatypes. */
function namesIn(attribute: string, value: unknown): string[] {
  if (REFERS.test(attribute)) return [String(value)];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => {
    const { $: text, type } = Object(one);
    if (typeof type !== "string") return [];
    return type === "xsd:QName" ? [type, String(text)] : [type];
  });
}
