/** Times on the wire → epoch ms UTC. Vendors write seconds, floats, 0 for null, ISO with and without a zone. */

/** Above this a number is milliseconds already (year 2286 in seconds). */
const MS_FROM = 10_000_000_000

/** Unix seconds (integer, float, or as text) or ISO 8601 with a zone; null for 0, null and what is no time. */
export const unixOrIso = (value: unknown): number | null => {
  if (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim())) return unixOrIso(Number(value))
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || value <= 0) return null
    const ms = value >= MS_FROM ? value : value * 1000
    return ms > 8.64e15 ? null : Math.round(ms)
  }
  return typeof value === 'string' ? isoWithZone(value) : null
}

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})$/i

/** ISO 8601 that names its zone; null for all else. */
export const isoWithZone = (text: string): number | null => {
  const match = ISO.exec(text.trim())
  if (!match) return null
  const zone = /^(Z|UTC)$/i.test(match[3] ?? '') ? 'Z' : (match[3] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const at = Date.parse(`${match[1]}T${match[2]}${zone}`)
  return Number.isFinite(at) && at > 0 ? Math.round(at) : null
}

/** ISO 8601 without a zone that the vendor says is UTC (WooCommerce's `*_gmt`); null for all else. */
export const utcWithoutZone = (value: unknown): number | null => {
  if (typeof value !== 'string') return null
  return (
    isoWithZone(value) ??
    (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?$/.test(value.trim()) ? isoWithZone(`${value.trim()}Z`) : null)
  )
}

/** Epoch ms as `2026-09-21T10:00:00` (UTC, no suffix) and with `Z`. */
export const isoSeconds = (at: number): string => new Date(at).toISOString().slice(0, 19)
