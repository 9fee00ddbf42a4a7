import { markdownOf } from "../formats/markdown.js";
import { nameOf, splitVersion } from "../formats/trail/names.js";
import { clip } from "../words.js";
import type { ProvenCard } from "./card.js";
import { cardDocument } from "./document.js";
import { frontMatter, type YamlObject } from "./frontMatter.js";
import { type Measured, measured } from "./metrics.js";

/** The card for the Hugging Face Hub: its front matter is the hub's metadata (modelcard.md of hub-docs), its text the card. */
export const huggingFace = (card: ProvenCard): string =>
  `${frontMatter(metadata(card))}\n${markdownOf(cardDocument(card))}`;

/** Characters of a text that is metadata. */
const MOST = 200;
/** Metrics: more are in the card's JSON form. */
const MOST_METRICS = 200;

function metadata(card: ProvenCard): YamlObject {
  const library = libraryOf(card);
  const { name } = splitVersion(card.modelVersion.key);
  const results = together(measured(card).slice(0, MOST_METRICS)).map((group) => result(group, card));
  return {
    ...(library === undefined ? {} : { library_name: library }),
    tags: ["proofline"],
    ...(results.length === 0 ? {} : { "model-index": [{ name: shown(name), results }] }),
  };
}

/** Metrics of one slice of one data set; at least one. */
type Group = readonly [Measured, ...Measured[]];

function together(all: readonly Measured[]): Group[] {
  const groups = new Map<string, [Measured, ...Measured[]]>();
  for (const one of all) {
    const of = JSON.stringify([one.datasetVersion, one.slice]);
    const known = groups.get(of);
    if (known === undefined) groups.set(of, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

/** The hub asks for a task and a data set, of which facts have at most the second. */
function result(group: Group, card: ProvenCard): YamlObject {
  const [{ slice, datasetVersion, rows }] = group;
  const { name, version } = splitVersion(datasetVersion ?? "not recorded");
  const role = roleOf(datasetVersion, card);
  const args = {
    ...(version === null ? {} : { version: shown(version) }),
    ...(slice === null ? {} : { slice: shown(slice) }),
    ...(rows === null ? {} : { rows }),
  };
  return {
    task: { type: "other", name: "Not recorded" },
    dataset: {
      type: identifier(name),
      name: shown(name),
      ...(role === undefined ? {} : { split: role }),
      ...(Object.keys(args).length === 0 ? {} : { args }),
    },
    metrics: group.map((one) => ({ type: identifier(one.name), value: one.value, name: shown(one.name) })),
  };
}

const shown = (text: string): string => clip(text, MOST) || "(blank)";

/** The hub takes letters, digits, `_`, `.` and `-` in what it links by. */
const identifier = (text: string): string => nameOf(shown(text)).slice(0, MOST);

/** What a training used a dataset version for, where it is one thing. */
function roleOf(datasetVersion: string | null, { trainingRuns }: ProvenCard): string | undefined {
  const roles = new Set(
    trainingRuns
      .flatMap(({ trainedOn }) => trainedOn ?? [])
      .flatMap((one) => (one.datasetVersion === datasetVersion && one.role !== null ? [one.role] : [])),
  );
  const [role] = roles;
  return roles.size === 1 ? role?.toLowerCase() : undefined;
}

/** The libraries that the hub knows by these names, by the names that they have as packages. */
const LIBRARIES: Readonly<Record<string, string>> = {
  "scikit-learn": "sklearn",
  sklearn: "sklearn",
  transformers: "transformers",
  keras: "keras",
  fastai: "fastai",
  spacy: "spacy",
  diffusers: "diffusers",
};

function libraryOf({ modelVersion, trainingRuns }: ProvenCard): string | undefined {
  const framework = modelVersion.framework ?? trainingRuns[0]?.framework ?? "";
  const name = /^[a-z-]+(?=$|[\s=@/])/.exec(framework.trim().toLowerCase())?.[0] ?? "";
  return Object.hasOwn(LIBRARIES, name) ? LIBRARIES[name] : undefined;
}
