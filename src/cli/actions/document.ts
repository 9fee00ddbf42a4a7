import { writeFile } from "node:fs/promises";
import { badInputAt } from "../../facts/error.js";
import { say } from "../terminal.js";
import { whyNot } from "../textFile.js";

/** Throws BAD_USER_INPUT where a document that is no text would go to a terminal. */
export function mustNotFillTerminal(format: string, out: string | undefined): void {
  if (/(?:^|_)PDF$/.test(format) && out === undefined && process.stdout.isTTY)
    throw badInputAt("--format", "PDF is no text for a terminal: give --out FILE, or send it to a file");
}

/** Writes a document to a file, or to standard output where none is given. Throws BAD_USER_INPUT. */
export async function giveDocument(document: Uint8Array, out: string | undefined): Promise<void> {
  if (out === undefined) {
    process.stdout.write(document);
    return;
  }
  await writeFile(out, document).catch((cause: unknown) => {
    throw badInputAt("--out", `${out} ${whyNot(cause)}`, cause);
  });
  say(`wrote ${out}`);
}
