/** WCAG 2.2 contrast (1.4.3, 1.4.6, 1.4.11) of every pair of tokens that screens put together, in all four themes. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'

const need = createRequire(import.meta.url)
type Tokens = Map<string, string>

/** Declarations of the rules whose selector is exactly one of these, later ones winning as in the file. */
const declared = (css: string, selectors: readonly string[]): Tokens => {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import[^;]*;/g, '')
    .replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  const found: Tokens = new Map()
  for (const [, selector = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selector.split(',').some((one) => selectors.includes(one.trim()))) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g)) found.set(name, value.trim())
  }
  return found
}

const radix = (dark: boolean): Tokens => {
  const all: Tokens = new Map()
  for (const scale of ['slate', 'iris', 'amber', 'red', 'teal'])
    for (const file of dark ? [scale, `${scale}-dark`] : [scale]) {
      const css = readFileSync(need.resolve(`@radix-ui/colors/${file}.css`), 'utf8')
      for (const [name, value] of declared(css, [':root', '.light', '.dark'])) all.set(name, value)
    }
  return all
}

const tokensCss = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const themeOf = (dark: boolean, more: boolean): Tokens =>
  new Map([
    ...radix(dark),
    ...declared(tokensCss, [
      ':root',
      ...(dark ? [':root[data-theme="dark"]'] : []),
      ...(more ? [':root[data-contrast="more"]'] : []),
      ...(dark && more ? [':root[data-contrast="more"][data-theme="dark"]'] : []),
    ]),
  ])

type Rgb = readonly [number, number, number]
const hex = (text: string): Rgb => {
  const full = text.length === 4 ? `#${[...text.slice(1)].map((one) => one + one).join('')}` : text
  return [1, 3, 5].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb
}
const colour = (tokens: Tokens, value: string): Rgb => {
  const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  if (name) {
    const next = tokens.get(name)
    if (!next) throw new Error(`no token ${name}`)
    return colour(tokens, next)
  }
  const mix = /^color-mix\(in srgb, (.+) (\d+)%, (.+)\)$/.exec(value)
  if (mix?.[1] && mix[3]) {
    const share = Number(mix[2]) / 100
    const [a, b] = [colour(tokens, mix[1]), colour(tokens, mix[3])]
    return a.map((part, at) => part * share + (b[at] ?? 0) * (1 - share)) as unknown as Rgb
  }
  if (/^#[0-9a-f]{3}([0-9a-f]{3})?$/i.test(value)) return hex(value)
  throw new Error(`not a colour that can be judged: ${value}`)
}
const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const ratio = (tokens: Tokens, a: string, b: string): number => {
  const [one, two] = [a, b].map((name) => luminance(colour(tokens, `var(--${name})`))) as [number, number]
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
}

const surfaces = ['surface-1', 'surface-2', 'surface-3', 'surface-float', 'hover']
const tones = ['calm', 'soon', 'late', 'held', 'good']
const shops = ['teal', 'plum', 'orange', 'blue', 'grass', 'amber', 'crimson', 'slate']
/** What is read, and on what. */
const texts: [string, string][] = [
  ...[...surfaces, 'accent-soft', 'accent-soft-strong', 'bubble-in', 'bubble-out', 'note-fill'].map((on): [string, string] => ['text', on]),
  ...[...surfaces, 'bubble-in', 'bubble-out', 'accent-soft'].map((on): [string, string] => ['text-weak', on]),
  ...['surface-1', 'surface-2', 'surface-float', 'accent-soft'].map((on): [string, string] => ['accent-text', on]),
  ['on-accent', 'accent'],
  ['note-text', 'note-fill'],
  ...tones.flatMap((tone): [string, string][] => [
    [`${tone}-text`, `${tone}-fill`],
    [`${tone}-text`, 'surface-1'],
    [`${tone}-text`, 'surface-2'],
  ]),
  ...shops.map((shop): [string, string] => ['on-shop', `shop-${shop}`]),
]
/** What must be seen to know that it is there. */
const marks: [string, string][] = [
  ...['line-field', 'focus'].flatMap((mark) => ['surface-1', 'surface-2'].map((on): [string, string] => [mark, on])),
  ...shops.map((shop): [string, string] => [`shop-${shop}`, 'surface-1']),
]
const strongMarks: [string, string][] = [
  ...marks,
  ...['line', 'line-weak', 'line-strong', 'lamp-off', 'now', 'accent', 'accent-line', 'note-line'].map((mark): [string, string] => [
    mark,
    'surface-1',
  ]),
  ...tones.flatMap((tone) =>
    [`${tone}-line`, ...(tone === 'calm' ? [] : [`${tone}-solid`])].map((mark): [string, string] => [mark, 'surface-1']),
  ),
]

const below = (tokens: Tokens, pairs: readonly [string, string][], least: number) =>
  pairs.flatMap(([a, b]) => {
    const found = ratio(tokens, a, b)
    return found < least ? [`${a} on ${b}: ${found.toFixed(2)}`] : []
  })

describe('contrast of tokens', () => {
  for (const dark of [false, true]) {
    const name = dark ? 'dark' : 'light'
    it(`reads at 4.5 : 1 in ${name}`, () => expect(below(themeOf(dark, false), texts, 4.5)).toEqual([]))
    it(`reads at 7 : 1 in high contrast, ${name}`, () => expect(below(themeOf(dark, true), texts, 7)).toEqual([]))
    it(`shows every line and mark at 3 : 1 in high contrast, ${name}`, () => expect(below(themeOf(dark, true), strongMarks, 3)).toEqual([]))
  }
  it('judges as WCAG does', () => {
    const tokens: Tokens = new Map([
      ['--a', '#777777'],
      ['--b', '#ffffff'],
    ])
    expect(ratio(tokens, 'a', 'b')).toBeCloseTo(4.48, 2)
  })
})
