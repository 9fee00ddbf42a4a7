/** What a PDF of Proofline shows, read from the file itself: its streams are plain. One text a page, a line each where text is drawn. */
export function pdfPages(file: Uint8Array): string[] {
  const text = Buffer.from(file).toString("latin1");
  const objects = new Map(
    [...text.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj$/gms)].map(([, id, body]) => [Number(id), body ?? ""]),
  );
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = "", id] of text.matchAll(/\/(F\d+) (\d+) 0 R/g))
    if (!fonts.has(name)) fonts.set(name, charactersOf(objects, Number(id)));
  const pages = [...objects.values()].filter((body) => /^<<\n\/Type \/Page\n/.test(body));
  const [, kids = ""] = /\/Kids \[([^\]]*)\]/.exec(text) ?? [];
  const order = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => objects.get(Number(id)) ?? "");
  if (order.length !== pages.length) throw new TypeError("pages that are not in the list of pages");
  return order.map((page) => {
    const contents = /\/Contents (\d+) 0 R/.exec(page)?.[1];
    return drawn(objects.get(Number(contents)) ?? "", fonts);
  });
}

function charactersOf(objects: ReadonlyMap<number, string>, font: number): ReadonlyMap<string, string> {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "")?.[1];
  const characters = new Map<string, string>();
  for (const [, from = "", , list = ""] of (objects.get(Number(map)) ?? "").matchAll(
    /<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g,
  ))
    for (const [i, [, units = ""]] of [...list.matchAll(/<([^>]*)>/g)].entries())
      characters.set(
        (Number.parseInt(from, 16) + i).toString(16).padStart(4, "0"),
        String.fromCharCode(...units.split(" ").map((unit) => Number.parseInt(unit, 16))),
      );
  return characters;
}

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let line = 0;
  let text = "";
  for (const [, , y, name, glyphs] of content.matchAll(
    /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
  )) {
    if (y !== undefined) {
      if (Number(y) !== line) text += "\n";
      line = Number(y);
    }
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    for (const [, hex = ""] of (glyphs ?? "").matchAll(/<([0-9a-f]*)>/g))
      for (const [glyph] of hex.matchAll(/.{4}/g)) text += font.get(glyph) ?? "\ufffd";
  }
  return text;
}
