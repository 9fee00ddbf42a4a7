/** The names of facts in documents of other standards. Each is of the fact alone, so that two documents agree. */
import { sha256Hex } from "#sha256";
import { utf8 } from "../../../facts/bytes.js";
import type { FactRef } from "../../../facts/kind.js";

/**
 * A text as a name that is an XML NCName after its first letter, a local name of PROV-N and Turtle, and needs no escape in
 * an IRI: letters, digits, `-` and `.` stay, every other byte of the UTF-8 text is `_` and two hex digits. Different texts
 * have different names.
 */
export const nameOf = (text: string): string => text.replace(/[^A-Za-z0-9.-]+/g, inBytes);

function inBytes(text: string): string {
  let name = "";
  for (const byte of utf8(text)) name += `_${byte.toString(16).padStart(2, "0")}`;
  return name;
}

/** The name of a fact: `DatasetVersion.loans_401` for dataset version `loans@1`. */
export const factName = ({ kind, key }: FactRef): string => `${kind}.${nameOf(key)}`;

/** What of a log has names: its facts, the people and systems in it, its reports. */
type Space = "fact" | "agent" | "report";

/** The namespace of names within a log, as the start of an IRI. */
export const spaceOf = (origin: string, space: Space): string => `urn:proofline:${nameOf(origin)}:${space}:`;

/** The IRI of a fact of a log. */
export const factIri = (origin: string, fact: FactRef): string => spaceOf(origin, "fact") + factName(fact);

/** `name@version` in its two parts; a key without a version has null. */
export function splitVersion(key: string): { readonly name: string; readonly version: string | null } {
  const at = key.lastIndexOf("@");
  const version = key.slice(at + 1);
  if (at <= 0 || version === "" || version.includes("/")) return { name: key, version: null };
  return { name: key.slice(0, at), version };
}

/** `namespace/name` in its two parts, as OpenLineage names data; a text without a namespace gets the given one. */
export function splitNamespace(
  text: string,
  otherwise: string,
): { readonly namespace: string; readonly name: string } {
  const [, namespace, name] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/]*|(?![a-z][a-z0-9+.-]*:\/\/)[^/]+)\/(.+)$/is.exec(text) ?? [];
  return namespace === undefined || name === undefined
    ? { namespace: otherwise, name: text }
    : { namespace, name };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID that follows from a text: version 8 (RFC 9562 section 5.8), made of the text's SHA-256. A UUID stays as it is. */
export function uuidOf(text: string, seed: string): string {
  if (UUID.test(text)) return text;
  const hex = sha256Hex(`${seed}\n${text}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}

/** The longest URI that programs take everywhere (RFC 9110 section 4.1 asks for at least 8,000 octets). */
const URI_LENGTH = 8_000;
const URI = /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9a-f]{2})+$/i;
/** What a program that shows documents could run when somebody follows it. */
const RUNS = /^(?:javascript|vbscript|data):/i;

/** Text as a URI (RFC 3986) that can stand where a standard wants one; undefined for what is none, or could be run. */
export function uriOf(text: string | null): string | undefined {
  if (text === null || text.length > URI_LENGTH || !URI.test(text) || RUNS.test(text)) return undefined;
  // a fragment has no "#" in it
  return text.indexOf("#") === text.lastIndexOf("#") && URL.canParse(text) ? text : undefined;
}
