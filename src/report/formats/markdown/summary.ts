import { VERDICTS } from "../../completeness.js";
import type { AuditReport } from "../../report.js";
import { SEVERITIES } from "../../rule.js";
import { count, counted, listed, moment, noun } from "../../words.js";
import { type Block, heading, paragraph, table } from "./blocks.js";
import { code, sentence } from "./inline.js";

/** Title, answers and completeness: the page that most readers read. */
export const summary = ({
  requestId,
  generatedAt,
  asOf,
  answers,
  completeness,
  graph,
}: AuditReport): Block[] => [
  heading(1, `Audit report: prediction ${code(requestId)}`),
  paragraph(`Made on ${sentence(moment(generatedAt))} from the first ${counted(asOf, "fact")} of the log.`),
  heading(2, "Answers"),
  ...question("Which model version made this prediction on this date?", answers.whichModel.sentence),
  ...question("What data was this model trained on?", answers.trainedOn.sentence),
  ...question("Who approved this model for production?", answers.approvedBy.sentence),
  heading(2, "Completeness"),
  ...completenessBlocks(completeness, graph.truncated),
];

const question = (asked: string, answered: string): Block[] => [
  `**${asked}**`,
  paragraph(sentence(answered)),
];

function completenessBlocks(
  { verdict, gaps, policy }: AuditReport["completeness"],
  truncated: boolean,
): Block[] {
  const counts = SEVERITIES.flatMap((severity) => {
    const of = gaps.filter((gap) => gap.severity === severity).length;
    return of === 0 ? [] : [NAMES[severity](of)];
  });
  const found = counts.length === 0 ? "No rule found a gap." : `The rules found ${listed(counts)}.`;
  const cut = truncated ? " The trail was cut at its limit of facts, so that more may be missing." : "";
  return [
    paragraph(`**This trail is ${VERDICTS[verdict]}.** ${found}${cut}`),
    ...(policy.changes.length === 0
      ? []
      : [paragraph(`The policy is not the default one. ${sentence(policy.changes.join(" "))}`)]),
    ...table(
      ["Severity", "Where", "Gap", "Message"],
      gaps.map(({ severity, kind, key, code: gap, message }) => [
        severity,
        `${noun(kind)} ${code(key)}`,
        gap,
        sentence(message),
      ]),
    ),
  ];
}

const NAMES = {
  ERROR: (found: number) => counted(found, "error"),
  WARNING: (found: number) => counted(found, "warning"),
  INFO: (found: number) => counted(found, "remark"),
};

/** How much the report rests on, and where that is in the log. */
export function extent({ graph, asOf }: AuditReport): Block[] {
  const places = graph.nodes.flatMap(({ index }) => (index === null ? [] : [index]));
  const missing = graph.nodeCount - places.length;
  const first = places.reduce((least, index) => Math.min(least, index), Number.POSITIVE_INFINITY);
  const last = places.reduce((most, index) => Math.max(most, index), 0);
  const range = first === last ? `position ${count(first)}` : `positions ${count(first)} to ${count(last)}`;
  const where =
    places.length === 0
      ? "None of them is recorded."
      : `${missing === 0 ? "They stand" : "The others stand"} at ${range} of a log of ${counted(asOf, "fact")}.`;
  const unrecorded = missing === 0 ? "" : `, ${count(missing)} of them not recorded`;
  return [
    heading(2, "Extent"),
    paragraph(
      `This report rests on ${counted(graph.nodeCount, "fact")}${unrecorded}, and ${counted(graph.edgeCount, "reference")} between them. ${where}`,
    ),
  ];
}
