import { describe, expect, it } from "vitest";
import { html } from "../../../../src/report/formats/html.js";
import { readersWithText, reportWithText } from "../../../support/hostileReport.js";
import { proven } from "../../../support/proven.js";
import { readBy } from "../../../support/readers.js";
import { diamond, record, trailWith } from "../../../support/trails.js";

const render = (...args: Parameters<typeof trailWith>) => html.render(proven(trailWith(...args)), readBy([]));

/** The tags of a page, with their attributes but for texts of these, as a browser's tokenizer finds them. */
const tags = (page: string): string[] =>
  (page.replace(/(<(script|style)\b[^>]*>).*?(<\/\2)/gs, "$1$3").match(/<[!/a-z][^>]*>/gi) ?? []).map((tag) =>
    tag.replace(/="[^"]*"/g, ""),
  );
/** But for what a text may be broken into. */
const structure = (page: string) => tags(page).filter((tag) => !/^<\/?(span|bdi)\b/.test(tag));

describe("html", () => {
  it("is one page that loads nothing and runs no script", () => {
    const page = render();
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">/);
    expect(page).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'"/,
    );
    expect(
      tags(page).filter((tag) => /^<(script|link|img|iframe|object|embed|form|base|a)\b/.test(tag)),
    ).toEqual([...Array.from({ length: 18 }, () => "<a href>"), "<script type id>", "<script type id>"]);
    expect(page).not.toMatch(/ (style|on\w+|src|xlink:href)=/);
    expect([...page.matchAll(/ href="([^"]*)"/g)].every(([, href]) => href?.startsWith("#"))).toBe(true);
  });

  it("has contents that lead to its parts, and appendices that are led to", () => {
    const page = render({ input: { prediction: { prediction: "y".repeat(5000) } } });
    const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const hrefs = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, href]) => href);
    expect(hrefs).toContain("appendix-1");
    expect(hrefs.filter((href) => !ids.has(href))).toEqual([]);
  });

  it("draws the trail, each fact and reference of it", () => {
    const page = render();
    expect(page.match(/<svg [^>]*class="node"/g)).toHaveLength(10);
    expect(page.match(/<path [^>]*class="edge"/g)).toHaveLength(12);
    expect(page).toContain("<title>Model version credit-risk@7</title>");
  });

  it("draws what is not recorded otherwise", () => {
    expect(render({ input: { run: null } })).toMatch(
      /class="node unrecorded"[^>]*><title>Training run job-1, not/,
    );
  });

  it("draws the kinds of a large trail, and says how many facts they have", () => {
    const facts = diamond(60, 4);
    const size = facts.length;
    const page = html.render(proven(record(facts), { asOf: size, size }), readBy([]));
    expect(page).toContain("drawn are their kinds");
    expect(page).toMatch(/<title>Transformation 2\d\d facts<\/title>/);
    expect(page.match(/<svg [^>]*class="node"/g)?.length).toBeLessThan(12);
  });

  const nasty =
    'x\n\n</script><script>alert(1)</script><!-- <script> ]]> <img src=x onerror=alert(1)> " onload="a\' `b` &lt; {{c}}';
  const key = `${nasty.replaceAll("\n", " ")}@1`;

  it("makes no tag of what was recorded, wherever that stands", () => {
    const page = html.render(reportWithText(nasty, key), readersWithText(nasty));
    const plain = html.render(reportWithText("plain", "plain/plain@1"), readersWithText("plain"));
    // a name in a drawing has one line or two
    const lines = /^<\/?(text|title)\b/;
    expect(structure(page).filter((tag) => !lines.test(tag))).toEqual(
      structure(plain).filter((tag) => !lines.test(tag)),
    );
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<!--/g)).toBeNull();
    expect(page.match(/<\/script/g)).toHaveLength(2);
  });

  it("shows marks that turn the direction, and sets apart what is written from right to left", () => {
    const text = "Dr. שלום \u202e2026\u202c \u0007";
    const page = html.render(reportWithText(text, "k/k@1"), readersWithText(text));
    const [shown = ""] = page.split('<script type="application/json"');
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066\u2067]|[^\P{Cc}\n]/u);
    expect(shown).toContain(
      'Dr. <bdi>שלום</bdi> <span class="unseen">U+202E</span>2026<span class="unseen">U+202C</span> <span class="unseen">U+0007</span>',
    );
  });

  it("is the same for the same report and readers", () => {
    expect(render()).toBe(render());
  });
});
