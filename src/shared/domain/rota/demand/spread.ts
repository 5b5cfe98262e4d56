/** Quantiles of counts that scatter more than chance alone (negative binomial: a Poisson whose mean is itself not sure). */

/** The smallest count that is not exceeded with probability `share`; `variance` at least `mean`, else Poisson. Exact up to a mean of 400. */
export const countQuantile = (mean: number, variance: number, share: number): number => {
  if (mean <= 0) return 0
  if (mean > 400) {
    // Far from zero both tails are near the normal's; the third moment is of no weight there.
    const z = normalQuantile(share)
    return Math.max(0, Math.round(mean + z * Math.sqrt(Math.max(mean, variance))))
  }
  const over = variance - mean
  const plain = over <= mean * 1e-6
  const size = plain ? 0 : (mean * mean) / over
  let log = plain ? -mean : size * Math.log(size / (size + mean))
  let sum = 0
  for (let count = 0; count < 20_000; count += 1) {
    sum += Math.exp(log)
    if (sum >= share) return count
    log += plain ? Math.log(mean / (count + 1)) : Math.log((size + count) / (count + 1)) + Math.log(mean / (size + mean))
  }
  return 20_000
}

/** Acklam's rational approximation, good to 1e-9; `share` between 0 and 1. */
export const normalQuantile = (share: number): number => {
  const a = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239]
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572]
  const c = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416]
  const sum = (list: readonly number[], x: number) => list.reduce((total, each) => total * x + each, 0)
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share))
    return sum(c, q) / (sum(d, q) * q + 1)
  }
  if (share > 1 - 0.02425) return -normalQuantile(1 - share)
  const q = share - 0.5
  const r = q * q
  return (sum(a, r) * q) / (sum(b, r) * r + 1)
}
