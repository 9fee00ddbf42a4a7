import type { FactKind } from "../../facts/kind.js";
import type { FieldsOf } from "../../facts/kinds/index.js";
import type { FactRecord } from "../../facts/record.js";
import type { SectionOf } from "../section.js";
import { capital, clip, count, noun } from "../words.js";
import type { Context } from "./context.js";
import { type DraftBlock, type DraftDefinition, heading, more, paragraph } from "./draftBlock.js";
import { SHOWN } from "./limits.js";
import { code, joined, type Phrase, phrase, text, time } from "./parts.js";

/** What every section has: which fact it is, and who recorded it when. */
type Recorded = Pick<FactRecord, "key" | "index" | "recordedAt" | "recordedBy">;

/** A field's name for readers and its value; null where there is none, empty where it is shown below the lines. */
export interface Line {
  readonly label: string;
  readonly content: Phrase | null;
}

/** Every field of a kind, in the order in which it is read. */
export type Lines<K extends FactKind> = { readonly [N in keyof FieldsOf<K>]: Line };

export const line = <V>(label: string, given: V | null, show: (given: V) => Phrase): Line => ({
  label,
  content: given === null ? null : show(given),
});

/** A field that most facts have no use for: where it was not given nothing is missing. */
export const lineIfAny = <V>(label: string, given: V | null, show: (given: V) => Phrase): Line => ({
  label,
  content: given === null ? [] : show(given),
});

/** A field that has a table of its own below the lines. */
export const below = (label: string, given: unknown): Line => ({
  label,
  content: given === null ? null : [],
});

/** The events that Proofline put a fact together from. Most facts are sent whole, so none of them lacks anything. */
export const toldByLine = (given: readonly { readonly runEvent: string | null }[] | null): Line => ({
  label: "Put together from OpenLineage events",
  content:
    given === null || given.length === 0
      ? []
      : phrase(
          `${count(given.length)}: `,
          joined(given.slice(0, SHOWN_EVENTS).map(({ runEvent }) => code(runEvent ?? ""))),
          given.length > SHOWN_EVENTS ? ", and more" : "",
        ),
});
const SHOWN_EVENTS = 4;

/** Said only where it is so. */
export const uncommittedLine = (given: boolean | null): Line => ({
  label: "Work tree",
  content: given === true ? text("had changes that no commit holds") : [],
});

/** A data set whose version nobody stated. */
export const inferredMark = (name: Phrase, inferred: boolean | null): Phrase =>
  inferred === true ? phrase(name, " (version inferred)") : name;

/** A fact under its own heading: what is known of it, line by line, why the rest is not, and who recorded it. */
export function factBlocks<K extends FactKind>(
  kind: K,
  fact: Recorded,
  lines: Lines<K>,
  { whyAbsent, onBehalf, amendmentsOf }: Context,
): DraftBlock[] {
  const title = heading(3, `${capital(noun(kind))} `, code(fact.key));
  if (fact.index === null) return [title, { type: "definitions", items: [NOT_RECORDED] }];
  const ref = { kind, key: fact.key };
  const all = Object.entries<Line>(lines);
  const known = all.flatMap(([name, { label, content }]): DraftDefinition[] => {
    const said = content ?? whyAbsent(ref, name) ?? [];
    return said.length === 0 ? [] : [{ term: label, content: said }];
  });
  const never = all.filter(([name, { content }]) => content === null && whyAbsent(ref, name) === null);
  return [
    title,
    {
      type: "definitions",
      items: [
        ...known,
        ...recorded(fact, onBehalf(ref)),
        ...amended(amendmentsOf(ref)),
        ...notGiven(never.map(([, one]) => one)),
      ],
    },
  ];
}

const NOT_RECORDED: DraftDefinition = {
  term: "Not recorded",
  content: text("others refer to this fact, and only its key is known"),
};

const recorded = ({ recordedAt, recordedBy }: Recorded, onBehalf: string | null): DraftDefinition[] =>
  recordedAt === null
    ? []
    : [
        {
          term: "Recorded",
          content: phrase(time(recordedAt), " ", text(onBehalf ?? `by ${clip(recordedBy ?? "")}`)),
        },
      ];

/** The lines are what was recorded: who reads them must know that it was corrected since. */
function amended(amendments: readonly SectionOf<"Amendment">[]): DraftDefinition[] {
  if (amendments.length === 0) return [];
  const by = amendments.map(({ key, corrects }) =>
    phrase(code(key), corrects === null ? "" : ` (${corrects.join(", ")})`),
  );
  return [{ term: "Corrected since, by amendment", content: joined(by) }];
}

/** What nobody ever stated, which is not the same as what was erased. */
const notGiven = (lines: readonly Line[]): DraftDefinition[] =>
  lines.length === 0
    ? []
    : [{ term: "Never recorded", content: text(lines.map(({ label }) => uncapital(label)).join(", ")) }];

const uncapital = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** A heading and the facts under it, up to the limit; it says so where there is none, and how many where there are more. */
export const factSection = <T>(
  title: string,
  facts: readonly T[],
  blocks: (fact: T) => readonly DraftBlock[],
): DraftBlock[] => [
  heading(2, title),
  ...(facts.length === 0 ? [paragraph("None is recorded in this trail.")] : []),
  ...(facts.length > SHOWN.facts
    ? [paragraph(`${count(facts.length)} are in this report. The first ${SHOWN.facts} are shown.`)]
    : []),
  ...facts.slice(0, SHOWN.facts).flatMap(blocks),
  ...more(facts.length - SHOWN.facts),
];

/** The same, and nothing at all where there is none. */
export const optionalFactSection: typeof factSection = (title, facts, blocks) =>
  facts.length === 0 ? [] : factSection(title, facts, blocks);
