/**
 * What the page shows stands behind the # of its address: `#/report/r-1?asOf=10`. Browsers send nothing of that, so no request id
 * is written into the log of a proxy on the way.
 */
export interface Address {
  /** Decoded, as written between slashes: the view's name, and then what it is about. */
  readonly path: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** Never throws: what can't be decoded stays as it is. */
export function parseAddress(hash: string): Address {
  const [path = "", query = ""] = splitOnce(hash.replace(/^#?\/?/, ""), "?");
  return {
    path: path === "" ? [] : path.split("/").map(decoded),
    parameters: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The address of a view, as a link has it. Parameters without a value are left out. */
export function addressOf(
  path: readonly string[],
  parameters: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries(parameters).filter((one): one is [string, string] => one[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${query === "" ? "" : `?${query}`}`;
}

function splitOnce(text: string, at: string): readonly string[] {
  const place = text.indexOf(at);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
