/** Figures of one benchmark, and how they are printed. */

/**
 * @typedef {object} Result
 * @property {number} value
 * @property {string} unit
 * @property {number | null} floor measured beside it in the same run; null where the goal is a figure by itself
 * @property {number | null} ratio value by floor
 * @property {string} limit the goal in words
 * @property {boolean} pass
 * @property {string[]} notes
 * @property {Record<string, unknown>} [detail]
 */

/**
 * @typedef {object} Bench
 * @property {string} program the packaged program
 * @property {import('./build.mjs').Tools} tools
 * @property {import('./shops.mjs').Size} size
 * @property {string} profile a profile whose first fetch is whole; a copy that may be written to
 * @property {number} runs starts of each kind
 * @property {number} rounds of the engine by itself
 * @property {number} keys presses of each key
 * @property {number} opens conversations opened for their data alone
 * @property {number} windows inbox windows open while it is measured
 * @property {number} opened conversations opened before memory is read
 * @property {number | null} rawRate rows/s of raw puts, when they were measured in this run
 * @property {(line: string) => void} log
 */

/** By nearest rank. @param {readonly number[]} values @param {number} p */
export function quantile(values, p) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN
}
/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5)
/** @param {readonly number[]} values */
export const p95 = (values) => quantile(values, 0.95)

/** @param {number} value */
export const short = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(value < 10 ? 2 : 1))

/** @param {readonly string[][]} rows */
export function table(rows) {
  const widths = (rows[0] ?? []).map((_cell, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
