import { isObject } from "../../facts/json.js";
import type { Reader, Readers } from "../document/readers.js";
import { HELD } from "../formats/held.js";
import { parseStrict } from "./strictJson.js";
import { VerificationError } from "./verdict.js";

/** What an HTML or PDF document of a report holds. */
export interface Held {
  readonly format: "HTML" | "PDF";
  /** The report's JSON document. */
  readonly json: string;
  /** Who read the prediction, as the document shows it. No proof covers that. */
  readonly readers: Readers;
}

/**
 * What a file holds, if it is an HTML or PDF document as Proofline makes them; undefined for any other file. Throws VerificationError,
 * UNREADABLE, where it looks like one and holds no report, or several. It runs in a browser.
 */
export function heldIn(file: Uint8Array): Held | undefined {
  const start = latin1(file.subarray(0, 64)).trimStart().toLowerCase();
  if (start.startsWith("%pdf-")) return held("PDF", pdfPart(file));
  if (start.startsWith("<!doctype html") || start.startsWith("<html"))
    return held("HTML", htmlPart(textOf(file)));
  return undefined;
}

type Part = (name: string) => string;

const held = (format: Held["format"], part: Part): Held => ({
  format,
  json: part(HELD.report),
  readers: readReaders(part(HELD.readers)),
});

/** The data elements of a page. What was recorded can neither begin nor end one: in them and around them every "<" is escaped. */
function htmlPart(page: string): Part {
  return (name) => {
    const begin = `<script type="application/json" id="${name}">`;
    const pieces = page.split(begin);
    const end = pieces[1]?.indexOf("</script>") ?? -1;
    if (pieces.length !== 2 || end < 0) throw unreadable(`holds no element ${name} of a report, or several`);
    return pieces[1]?.slice(0, end) ?? "";
  };
}

/**
 * The attachments of a PDF (ISO 32000-1 section 7.11.4), which are written there as they are. What was recorded can't look like an
 * object: where it stands in the file it has no line breaks.
 */
function pdfPart(file: Uint8Array): Part {
  const text = latin1(file);
  return (name) => {
    const specs = [
      ...text.matchAll(
        new RegExp(
          `^/Type /Filespec\\n/AFRelationship /Data\\n/F \\(${name}\\.json\\)\\n/EF <<\\n/F (\\d+) 0 R$`,
          "gm",
        ),
      ),
    ];
    const [spec] = specs;
    if (spec === undefined || specs.length > 1)
      throw unreadable(`has no attachment ${name}.json of a report, or several`);
    const objects = [...text.matchAll(new RegExp(`^${spec[1]} 0 obj\\n<<\\n/Type /EmbeddedFile\\n`, "gm"))];
    const [object] = objects;
    if (object === undefined || objects.length > 1)
      throw unreadable(`has no attachment ${name}.json, or several`);
    const stream = /\n\/Length (\d+)\n>>\nstream\n/.exec(text.slice(object.index, object.index + 1024));
    if (stream === null) throw unreadable(`has an attachment ${name}.json in another form`);
    const begin = object.index + stream.index + stream[0].length;
    const bytes = file.subarray(begin, begin + Number(stream[1]));
    if (!text.startsWith("\nendstream\n", begin + bytes.length))
      throw unreadable(`has an attachment ${name}.json that is cut off`);
    return textOf(bytes);
  };
}

/** A character for each byte. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return text;
}
const CHUNK = 8192;

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable("is not a text in UTF-8");
  }
}

function readReaders(json: string): Readers {
  const value = parseStrict(json, HELD.readers);
  if (!isObject(value) || !Array.isArray(value.newest) || typeof value.count !== "number")
    throw unreadable("does not hold who read the prediction");
  return { newest: value.newest.map(readReader), count: value.count };
}

function readReader(value: unknown): Reader {
  if (!isObject(value)) throw unreadable("does not hold who read the prediction");
  const { at, principal, operation, outcome, code, count } = value;
  if (!isTextOrNull(at) || !isTextOrNull(principal) || !isTextOrNull(operation) || !isTextOrNull(code))
    throw unreadable("does not hold who read the prediction");
  if (outcome !== null && outcome !== "ALLOWED" && outcome !== "DENIED")
    throw unreadable("does not hold who read the prediction");
  if (count !== null && typeof count !== "number") throw unreadable("does not hold who read the prediction");
  return { at, principal, operation, outcome, code, count };
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";

const unreadable = (what: string): VerificationError => new VerificationError("", what, "UNREADABLE");
