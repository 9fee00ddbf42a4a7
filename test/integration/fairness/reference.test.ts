import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  type CategoryCounts,
  chiSquared,
  jensenShannon,
  kolmogorovSmirnov,
  wasserstein,
} from "../../../src/fairness/drift/tests.js";
import { type Random, seededRandom } from "../../../src/fairness/random.js";
import { DISPARITIES, type Disparities, disparitiesOf, wilson } from "../../../src/fairness/rates.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { pythonWith, sayOf } from "../../support/python.js";

/** What the Python packages say of the cases. */
interface Said {
  readonly disparities: readonly Disparities[];
  readonly wilson: readonly (readonly [number, number])[];
  readonly numbers: readonly { readonly ks: readonly [number, number]; readonly wasserstein: number }[];
  readonly categories: readonly { readonly chi: readonly [number, number]; readonly jensenShannon: number }[];
}

const random = seededRandom(20);
const upTo = (max: number): number => Math.floor(random() * max);
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const normal = (source: Random): number =>
  Math.sqrt(-2 * Math.log(1 - source())) * Math.cos(2 * Math.PI * source());

/** Every group has outcomes of both classes: without them fairlearn takes a rate for 0 that here is not known. */
const groups = times(20, () => times(2 + upTo(4), () => times(6, () => 1 + upTo(60))));
const shares = times(30, () => {
  const of = 1 + upTo(500);
  return [upTo(of + 1), of] as const;
});
const numbers = [
  ...times(12, (i) => {
    const shift = upTo(3) / 10;
    return [
      times(1 + upTo(400), () => normal(random)),
      times(1 + upTo(700), () => normal(random) + shift * i),
    ];
  }),
  // ties, samples of one size, and as many as are tested at most
  [times(300, () => upTo(12)), times(300, () => upTo(13))],
  [times(1_000, () => normal(random)), times(9_999, () => normal(random) + 0.04)],
  [
    [4, 4, 4],
    [4, 4],
  ],
] as const;
const categories: CategoryCounts[][] = times(15, () =>
  times(2 + upTo(12), () => [1 + upTo(90), upTo(90)] as const),
);

it("measures what fairlearn and scipy measure", async ({ skip }) => {
  const found = await pythonWith("fairlearn==0.15.0 scipy==1.17.1", "import fairlearn.metrics, scipy.stats");
  if ("reason" in found) return skip(found.reason);
  const folder = await mkdtemp(join(tmpdir(), "fairness-"));
  const file = join(folder, "cases.json");
  await writeFile(file, JSON.stringify({ groups, shares, numbers, categories }));
  const script = join(packageRoot, "test/integration/fairness/measure.py");
  const said: Said = JSON.parse(sayOf(found.python, script, file));
  await rm(folder, { recursive: true });
  expect(said.disparities).toHaveLength(groups.length);
  for (const [i, all] of said.disparities.entries()) {
    const own = disparitiesOf(Float64Array.from(groups[i]?.flat() ?? []));
    for (const name of DISPARITIES) same(own[name], all[name]);
  }
  for (const [i, bounds] of said.wilson.entries()) {
    const [part, of] = shares[i] ?? [0, 0];
    const { low, high } = wilson({ part, of });
    same(low, bounds[0]);
    same(high, bounds[1]);
  }
  for (const [i, one] of said.numbers.entries()) {
    const [reference, current] = numbers[i] ?? [[], []];
    const { value, pValue } = kolmogorovSmirnov(reference, current);
    same(value, one.ks[0]);
    same(pValue, one.ks[1]);
    same(wasserstein(reference, current), one.wasserstein);
  }
  for (const [i, one] of said.categories.entries()) {
    const { value, pValue } = chiSquared(categories[i] ?? []);
    same(value, one.chi[0]);
    same(pValue, one.chi[1]);
    same(jensenShannon(categories[i] ?? []), one.jensenShannon);
  }
}, 600_000);

function same(own: number | null, theirs: number | null): void {
  expect(theirs).not.toBeNull();
  expect(Math.abs((own ?? Number.NaN) - (theirs ?? 0))).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(theirs ?? 0)),
  );
}
