/** Median and 99th percentile of durations in milliseconds. @param {number[]} durations */
export function latencies(durations) {
  const sorted = Float64Array.from(durations).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
