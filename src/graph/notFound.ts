import { ProoflineError } from "../facts/error.js";
import type { Graph } from "./graph.js";
import { defineQuery, type Query } from "./query.js";
import type { Row } from "./row.js";

interface Near {
  readonly texts: readonly string[];
  readonly limit: number;
}

const key = (row: Row): string => row.text("key");
const nearModelVersions = defineQuery<Near, string>("trail/nearModelVersions.cypher", key);
const nearDeployments = defineQuery<Near, string>("trail/nearDeployments.cypher", key);

/** Keys read to each side of a text, and names that a message offers. */
const READ = 5;
const OFFERED = 3;

/** No fact is of that model, or refers to it. What there is by a name like it is offered: names keep their case. */
export const modelNotFound = async (graph: Graph, name: string, path: string): Promise<ProoflineError> => {
  const near = await nearKeys(graph, nearModelVersions, name);
  const names = near.map((version) => (name.includes("@") ? version : version.replace(/@[^@]*$/, "")));
  return notFound("model has that name", name, names, path);
};

export const modelVersionNotFound = async (
  graph: Graph,
  version: string,
  path: string,
): Promise<ProoflineError> =>
  notFound("model version has that key", version, await nearKeys(graph, nearModelVersions, version), path);

export const deploymentNotFound = async (
  graph: Graph,
  deployment: string,
  path: string,
): Promise<ProoflineError> =>
  notFound("deployment has that key", deployment, await nearKeys(graph, nearDeployments, deployment), path);

/** The neighbours of a key as it was given, and in the cases that people write it in. */
const nearKeys = (graph: Graph, query: Query<Near, string>, text: string): Promise<string[]> =>
  graph.read(query, { texts: [...new Set([text, text.toLowerCase(), text.toUpperCase()])], limit: READ });

/** What was asked for is not repeated: it may be of any length, and the caller knows it. */
export function notFound(
  what: string,
  asked: string,
  there: readonly string[],
  path: string,
): ProoflineError {
  const offered = closest(asked, there).map((name) => JSON.stringify(name));
  const offer = offered.length === 0 ? "there is none at all" : `there is ${offered.join(", ")}`;
  return new ProoflineError("NOT_FOUND", `no ${what}: ${offer}`, { path });
}

/** The names that begin most like the one asked for, whatever its case. */
function closest(asked: string, names: readonly string[]): string[] {
  const wanted = asked.toLowerCase();
  const inCommon = (name: string): number => {
    const text = name.toLowerCase();
    let length = 0;
    while (length < text.length && text[length] === wanted[length]) length++;
    return text === wanted ? length + 1 : length;
  };
  return [...new Set(names)]
    .map((name) => ({ name, inCommon: inCommon(name) }))
    .sort((a, b) => b.inCommon - a.inCommon || (a.name < b.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ name }) => name);
}
