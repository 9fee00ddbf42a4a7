/** What could be a number that is no exact integer: sixteen digits, or an exponent. */
const COULD_BE_LARGE = /\d{16}|\d[eE]\+?\d/;
const NUMBER = /-?\d[\d.eE+-]*/g;

/**
 * JSON text in which integers beyond 2^53, as the ids of Iceberg's snapshots, are strings of the same digits: as JSON numbers
 * they lose digits when they are parsed, and nobody could tell that they did. All else is as it was.
 */
export function withExactIntegers(json: string): string {
  if (!COULD_BE_LARGE.test(json)) return json;
  let exact = "";
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at);
    const end = quote < 0 ? json.length : quote;
    exact += json
      .slice(at, end)
      .replace(NUMBER, (number) => (isLargeInteger(Number(number)) ? `"${number}"` : number));
    if (quote < 0) break;
    at = endOfString(json, quote);
    exact += json.slice(quote, at);
  }
  return exact;
}

const isLargeInteger = (value: number) => Number.isInteger(value) && !Number.isSafeInteger(value);

/** The place after a string that begins at a quote. */
function endOfString(json: string, quote: number): number {
  for (let end = json.indexOf('"', quote + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let before = end;
    while (json[before - 1] === "\\") before--;
    if ((end - before) % 2 === 0) return end + 1;
  }
  // no JSON: whoever parses it says so
  return json.length;
}
