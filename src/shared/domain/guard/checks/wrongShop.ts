import { type Check, finding, type GuardCase } from '../finding'
import { GuardText } from '../text'
import type { GuardFinding } from '../types'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
/** Letters of scripts that are written without spaces, or with what belongs to the word in front of it: no edges to look for. */
const edgeless = /[\u0621-\u064a\u2e80-\u9fff\uac00-\ud7af]/
const made = new Map<string, RegExp>()
const patternOf = (name: string): RegExp => {
  const known = made.get(name)
  if (known) return known
  const folded = new GuardText(name.trim()).folded
  const loose = folded
    .split(/[\s-]+/)
    .map(escaped)
    .join('[\\s-]{0,2}')
  const start = edgeless.test(folded[0] ?? '') ? '' : '(?<![a-z0-9@])'
  const end = edgeless.test(folded.at(-1) ?? '') ? '' : "(?:(?:'s|s'|s|'|[aeiou]|em|om|ow[ia]?|owi|u)(?![a-z0-9]))?(?![a-z0-9])"
  const pattern = new RegExp(`${start}${loose}${end}`, 'g')
  if (made.size < 2_000) made.set(name, pattern)
  return pattern
}
const hostPattern = /(?<![a-z0-9.-])(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![a-z0-9-])/g
const under = (host: string, of: string): boolean => host === of || host.endsWith(`.${of}`)

/** Names and links of the desk's other shops: an agent serves several, and the wrong one is written quickly. */
export const wrongShop: Check = ({ text, context }: GuardCase): GuardFinding[] => {
  const { shop, otherShops } = context
  const folded = text.folded
  const found: GuardFinding[] = []
  const ours: { from: number; to: number }[] = []
  for (const name of shop.names)
    if (name.trim().length > 1)
      for (const match of folded.matchAll(patternOf(name))) ours.push({ from: match.index, to: match.index + match[0].length })
  const ownHosts = shop.hosts.map((host) => host.toLowerCase().replace(/^www\./, ''))
  const add = (rule: string, from: number, to: number, replacement: string | undefined): void => {
    const written = text.written(from, to)
    found.push(
      finding(
        'wrongShop',
        rule,
        text.place(from),
        text.end(to),
        { name: written },
        replacement ? [{ kind: 'replace', text: replacement }] : [],
      ),
    )
  }
  const hosts: { from: number; to: number }[] = []
  for (const match of folded.matchAll(hostPattern)) {
    const host = match[0].replace(/^www\./, '')
    const [from, to] = [match.index, match.index + match[0].length]
    hosts.push({ from, to })
    if (ownHosts.some((own) => under(host, own))) continue
    const foreign = otherShops.some(({ hosts: theirs }) => theirs.some((other) => under(host, other.toLowerCase().replace(/^www\./, ''))))
    if (foreign) add('host', from, to, ownHosts[0])
  }
  for (const { names } of otherShops) {
    for (const name of names) {
      if (name.trim().length < 2 || shop.names.some((own) => own.toLowerCase() === name.toLowerCase())) continue
      for (const match of folded.matchAll(patternOf(name))) {
        const [from, to] = [match.index, match.index + match[0].length]
        if ([...ours, ...hosts].some((other) => other.from <= from && to <= other.to)) continue
        // One short word that is also a word of the language: only as a name, with its capital.
        if (/^[a-z]{2,5}$/.test(match[0]) && text.written(from, to)[0] === match[0][0]) continue
        add('name', from, to, shop.names[0])
      }
    }
  }
  return found
}
