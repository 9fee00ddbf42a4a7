import { badInputAt } from "../../facts/error.js";
import { parseKey } from "../../facts/scalar.js";

const NAMES = ["namespace", "inferenceservice", "component", "endpoint"] as const;
type Name = (typeof NAMES)[number];

/** How a deployment is called whose events don't say it: a text with `{namespace}`, `{inferenceservice}`, `{component}`, `{endpoint}`. */
export type DeploymentTemplate = string;

export const DEFAULT_TEMPLATE: DeploymentTemplate = "{namespace}/{inferenceservice}";

const PLACE = /\{([^{}]*)\}/g;

/** What is wrong with a template; undefined where nothing is. */
export function templateProblem(text: string): string | undefined {
  const places = [...text.matchAll(PLACE)].map(([, name]) => name);
  if (!places.includes("inferenceservice")) return "must have {inferenceservice} in it";
  return places.every((place) => NAMES.some((name) => name === place))
    ? undefined
    : `has only the places ${NAMES.map((name) => `{${name}}`).join(", ")}`;
}

/** Throws BAD_USER_INPUT that names the header that the template needs. */
export function deploymentFrom(
  template: DeploymentTemplate,
  names: Readonly<Record<Name, string | null>>,
): string {
  const key = template.replace(PLACE, (_, place: Name) => {
    const value = names[place];
    if (value !== null) return value;
    const header = place === "inferenceservice" ? "ce-inferenceservicename" : `ce-${place}`;
    throw badInputAt(header, "is required where ce-annotations has no proofline/deployment");
  });
  return parseKey(key, "ce-inferenceservicename");
}
