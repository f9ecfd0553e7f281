// Exact numbers, so that a count done here and one done there are the same number.

const FORM = /^[+-]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40}|[0-9]{1,60}\/0*[1-9][0-9]{0,60})$/;

/** A fraction in lowest terms, its denominator above 0. */
export function fraction(above, below = 1n) {
  const sign = below < 0n ? -1n : 1n;
  let [left, right] = [above < 0n ? -above : above, below * sign];
  while (right) [left, right] = [right, left % right];
  return { above: (above * sign) / left, below: (below * sign) / left };
}

export const ZERO = fraction(0n);

/** The number that a text is, 12, 2.5 or 15/4; null where it is none. */
export function numberOf(text) {
  if (!FORM.test(text)) return null;
  if (text.includes("/")) {
    const [above, below] = text.split("/");
    return fraction(BigInt(above.replace("+", "")), BigInt(below));
  }
  const [whole, decimals = ""] = text.replace(/^[+-]/, "").split(".");
  const found = fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  return text.startsWith("-") ? fraction(-found.above, found.below) : found;
}

export const plus = (left, right) =>
  fraction(left.above * right.below + right.above * left.below, left.below * right.below);

export const over = (left, right) => fraction(left.above * right.below, left.below * right.above);

/** Below 0, 0 or above 0, as the left one is less than, equal to or more than the right. */
export function compared(left, right) {
  const [first, second] = [left.above * right.below, right.above * left.below];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The one in the middle, or half way between the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort(compared);
  const half = sorted.length >> 1;
  if (sorted.length % 2) return sorted[half];
  return over(plus(sorted[half - 1], sorted[half]), fraction(2n));
}

/** 3, or 3/5. */
export const plain = ({ above, below }) => (below === 1n ? `${above}` : `${above}/${below}`);

/** As a whole number of so many decimal places, a half rounded up. */
export function scaled({ above, below }, places) {
  const [top, bottom] = [above * 10n ** BigInt(places) * 2n + below, below * 2n];
  const floor = top / bottom;
  return top < 0n && floor * bottom !== top ? floor - 1n : floor;
}
