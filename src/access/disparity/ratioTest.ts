import { logBeta } from "../alerts/incompleteBeta.js";

/** How many predictions of a group there were, and how many of them were selected. */
export interface Tally {
  readonly predictions: number;
  readonly selected: number;
}

export const rateOf = ({ predictions, selected }: Tally): number =>
  predictions === 0 ? 0 : selected / predictions;

const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** The bracket is then 1e-8 wide, and the p-value, flat at its maximum, exact to more digits than anybody needs. */
const STEPS = 40;

/**
 * A p-value for "the group's selection rate is at least `ratio` times that of the reference", against its being less.
 * Exact: of two groups for which that is true, it is below any level with at most that probability, however small they are.
 *
 * For a rate q of the reference, two tails are independent: so few or fewer selected of the group, with a rate of ratio * q,
 * and so many or more of the reference, with q. Fisher's method combines the two (Statistical Methods for Research Workers,
 * section 21.1). q is not known: the p-value is the largest over all q. Each tail is a log-concave function of q, so that
 * there is one maximum.
 *
 * @param enough a level: as soon as it is clear that the p-value is not below, the search ends with some bound that is not
 */
export function ratioPValue(group: Tally, reference: Tally, ratio: number, enough = 1): number {
  if (rateOf(group) >= ratio * rateOf(reference)) return 1;
  const logTails = (q: number): number => logFewer(group, ratio * q) + logMore(reference, q);
  let low = 0;
  let high = 1;
  let inner = high - GOLDEN * (high - low);
  let outer = low + GOLDEN * (high - low);
  let atInner = logTails(inner);
  let atOuter = logTails(outer);
  let most = Math.max(atInner, atOuter);
  for (let step = 0; step < STEPS && fisher(most) < enough; step++) {
    if (atInner > atOuter) {
      high = outer;
      outer = inner;
      atOuter = atInner;
      inner = high - GOLDEN * (high - low);
      atInner = logTails(inner);
    } else {
      low = inner;
      inner = outer;
      atInner = atOuter;
      outer = low + GOLDEN * (high - low);
      atOuter = logTails(outer);
    }
    most = Math.max(most, atInner, atOuter);
  }
  return fisher(most);
}

/** The probability that the product of two independent p-values is so small, of which this is the logarithm. */
const fisher = (logProduct: number): number => Math.exp(logProduct) * (1 - logProduct);

/** Of the probability that so few or fewer are selected: I_{1-p}(n - k, k + 1), DLMF 8.17.5. */
const logFewer = ({ predictions, selected }: Tally, rate: number): number =>
  selected === predictions ? 0 : logBeta(1 - rate, predictions - selected, selected + 1);

/** Of the probability that so many or more are: I_p(k, n - k + 1). */
const logMore = ({ predictions, selected }: Tally, rate: number): number =>
  selected === 0 ? 0 : logBeta(rate, selected, predictions - selected + 1);
