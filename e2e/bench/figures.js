// Small sums over lists of numbers.

/** The value that this share of the numbers does not exceed (nearest rank); null of none. */
export const quantile = (numbers, share) => {
  const ordered = numbers.filter((number) => number !== null && number !== undefined).sort((a, b) => a - b);
  return ordered.length ? ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] : null;
};

export const median = (numbers) => quantile(numbers, 0.5);

export const most = (numbers) => quantile(numbers, 1);

export const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/** `{p50, p95, max}`. */
export const spread = (numbers) => ({ p50: median(numbers), p95: quantile(numbers, 0.95), max: most(numbers) });

/** Items by a key, in the order in which keys first occur. */
export const groups = (items, key) => {
  const found = new Map();
  for (const item of items) found.set(key(item), [...(found.get(key(item)) ?? []), item]);
  return found;
};
