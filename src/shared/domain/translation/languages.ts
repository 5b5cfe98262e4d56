/**
 * Languages as engines name them. An engine says `zh`, `zh-Hans`, `zh_CN` or `ZH`; we write `zh-CN`. What is the same is found by
 * language and script (RFC 5646, likely subtags of CLDR through Intl.Locale), never by comparing texts.
 */

interface Parts {
  /** Language and script: what decides whether a reader can read it. */
  key: string
  region: string
}

const known = new Map<string, Parts | null>()
/** Codes that engines use beside BCP 47: LibreTranslate's old traditional Chinese, Norwegian without saying which. */
const alias: Readonly<Record<string, string>> = { zt: 'zh-Hant', no: 'nb' }

const partsOf = (code: string): Parts | null => {
  const kept = known.get(code)
  if (kept !== undefined) return kept
  let parts: Parts | null = null
  try {
    const written = code.trim().replace(/_/g, '-')
    const { language, script, region } = new Intl.Locale(alias[written.toLowerCase()] ?? written).maximize()
    parts = { key: `${language}-${script ?? ''}`, region: region ?? '' }
  } catch {
    // No code at all: it fits nothing.
  }
  if (known.size < 2_000) known.set(code, parts)
  return parts
}

/** Same language in the same script: `zh` and `zh-CN` are, `zh-CN` and `zh-TW` are not, nor are codes that are none. */
export const sameLanguage = (one: string, other: string): boolean => {
  const [a, b] = [partsOf(one), partsOf(other)]
  return a !== null && a.key === b?.key
}

/** Of the offered codes the one that serves `wanted` best (its own region, then none in particular); null where none does. */
export const bestCode = (wanted: string, offered: readonly string[]): string | null => {
  const asked = partsOf(wanted)
  if (!asked) return null
  const exact = offered.find((code) => code.replace(/_/g, '-').toLowerCase() === wanted.toLowerCase())
  if (exact !== undefined) return exact
  const fitting = offered.filter((code) => partsOf(code)?.key === asked.key)
  return fitting.find((code) => partsOf(code)?.region === asked.region) ?? fitting.find((code) => !/[-_]/.test(code)) ?? fitting[0] ?? null
}

/** An engine's code as we write it (`zh_cn`, `zh`, `ZH-HANS` → `zh-CN`; `EN-GB` → `en-GB`), or null where it is none. */
export const ourCode = (theirs: string): string | null => {
  const written = theirs.trim().replace(/_/g, '-')
  const parts = written.length > 20 ? null : partsOf(theirs)
  if (!parts) return null
  if (parts.key === 'zh-Hans') return 'zh-CN'
  if (parts.key === 'zh-Hant') return parts.region === 'HK' ? 'zh-HK' : 'zh-TW'
  return Intl.getCanonicalLocales(alias[written.toLowerCase()] ?? written)[0] ?? null
}

/** Whether an engine with these pairs can be asked: null of them: any; `from` null: any source of that target. */
export const pairFits = (pairs: readonly { from: string; to: string }[] | null, from: string | null, to: string): boolean =>
  pairs === null || pairs.some((pair) => sameLanguage(pair.to, to) && (from === null || sameLanguage(pair.from, from)))
