import type { ArchivedRow } from "../../archive/archivedRow.js";
import type { Archives } from "../../archive/archives.js";
import { parsePlace } from "../../archive/place.js";
import { decryptValues, type StoredValues } from "../../archive/sealing.js";
import { saltName } from "../../facts/properties.js";
import { ARCHIVE_SALT, sealNames } from "../archived.js";
import type { StoredNode } from "./statements.js";
import { textOf } from "./stored.js";

const ARCHIVE = ["archive", ARCHIVE_SALT];

/**
 * A node as it was before its prediction was archived, so that all checks are the same: as it is where the archive has another entry,
 * which is then said of the entry. Throws UNAVAILABLE where the archive is not there: without it nothing can be said of the fact.
 */
export async function unarchived(archives: Archives, node: StoredNode): Promise<StoredNode> {
  const at = node.names.indexOf("entry");
  const place = parsePlace(textOf(node.values[at]) ?? "");
  const row = place && (await archives.read(place));
  if (place === undefined || row === undefined) return node;
  const properties = new Map(node.names.map((name, i) => [name, node.values[i]]));
  const key = textOf(properties.get(ARCHIVE_SALT));
  for (const name of ARCHIVE) properties.delete(name);
  properties.set("entry", row.entry);
  if (key !== null)
    for (const [name, { salt, value }] of Object.entries(valuesOf(row, key, place.leaf))) {
      properties.set(name, value);
      properties.set(saltName(name), salt);
    }
  return { ...node, names: [...properties.keys()], values: [...properties.values()] };
}

/** Of what can't be decrypted, values that open no seal. */
function valuesOf(row: ArchivedRow, key: string, leaf: string): StoredValues {
  try {
    return decryptValues(row.sealed, key, leaf);
  } catch {
    return Object.fromEntries(sealNames(row.entry).map((name) => [name, { salt: "", value: "" }]));
  }
}
