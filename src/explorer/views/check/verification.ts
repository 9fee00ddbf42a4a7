import type { FactRef } from "../../../facts/kind.js";
import { parseVerifierKey } from "../../../log/key.js";
import { pageOf } from "../../../report/formats/html.js";
import { type Held, heldIn } from "../../../report/verify/held.js";
import { factAt } from "../../../report/verify/named.js";
import { openReport, signerOfReport, type ValidReport } from "../../../report/verify/report.js";
import { trustedFor } from "../../../report/verify/signer.js";
import { type NotValid, verdictOf } from "../../../report/verify/verdict.js";

/** What a file turned out to be worth. */
export type Verification =
  | (NotValid & {
      /** What that place of the report is about, where it is about one fact. */
      readonly fact?: FactRef | undefined;
    })
  | { readonly valid: true; readonly verdict: ValidReport; readonly pages: Pages }
  /** No key is known of the log that it says it is from. */
  | { readonly valid: "unknown"; readonly origin: string };

/**
 * Whether what people read was held against the proven data: `NONE` of JSON, which has no pages; a PDF's can't be made again in a
 * browser.
 */
export type Pages = "NONE" | "SAME" | "NOT_COMPARED";

/**
 * Checks a file as `proofline verify` does, as far as a browser can.
 *
 * @param keys verifier keys that are trusted, one a log
 */
export function verifyFile(file: Uint8Array, keys: readonly string[]): Verification {
  const held = verdictOf(() => ({ document: heldIn(file) }));
  if ("valid" in held) return held;
  const text = held.document?.json ?? textOf(file);
  if (typeof text !== "string") return text;
  const signer = signerOfReport(text);
  if ("valid" in signer) return signer;
  const key = trustedFor(keys.map(parseVerifierKey), signer);
  if (key === undefined) return { valid: "unknown", origin: signer.origin };
  const opened = openReport(text, key);
  if (!("verdict" in opened)) return { ...opened, fact: factAt(text, opened.where) };
  const { document } = held;
  if (document?.format === "HTML" && pageOf(opened.report, document.readers, document.json) !== textOf(file))
    return { valid: false, reason: "WRONG", where: "pages", what: OTHER_PAGES };
  return { valid: true, verdict: opened.verdict, pages: pagesOf(document) };
}

const OTHER_PAGES =
  "differ from what this Proofline makes of the report that the file holds, which by itself is valid. Somebody changed them, or another version made them";

const pagesOf = (document: Held | undefined): Pages => {
  if (document === undefined) return "NONE";
  return document.format === "HTML" ? "SAME" : "NOT_COMPARED";
};

function textOf(file: Uint8Array): string | NotValid {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
  } catch {
    return {
      valid: false,
      reason: "UNREADABLE",
      where: "",
      what: "is neither a report in JSON nor one as HTML or PDF",
    };
  }
}
