/**
 * How a placeholder is written for an engine, and how it is known again in what the engine made of it. Ways they are known to
 * mangle: blanks and dashes put in, case and quotes changed, tags escaped, dropped, translated or left open, digits and brackets
 * in full width or Arabic, marks of the writing direction inside, the code glued to a word.
 */
import { even } from './facts/even'
import type { PlaceholderStyle } from './types'

export interface Mark {
  /** From 1. */
  number: number
  /** UTF-16 places in the text it was found in. */
  from: number
  to: number
  /** As it was written. */
  clean: boolean
}

/** Letters that no language writes together; the first that the text does not hold. */
const stems = ['QX', 'ZQ', 'XQ', 'QJX', 'ZXQ', 'QZXJ']
export const stemFor = (text: string): string => {
  const held = even(text)
    .toUpperCase()
    .replace(/[\s._-]/g, '')
  for (const stem of stems) if (!held.includes(stem)) return stem
  // Somebody wrote all of them: letters are added until they are nowhere in it.
  let stem = 'QXZ'
  while (held.includes(stem)) stem += 'QJ'[stem.length % 2] ?? 'Q'
  return stem
}

export const writtenMark = (mark: number, style: PlaceholderStyle, stem: string): string => {
  const code = `${stem}${mark}`
  if (style === 'xml') return `<f id="${mark}">${code}</f>`
  if (style === 'html') return `<span translate="no" id="f${mark}">${code}</span>`
  return code
}

const unseen = '[\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]*'
const blank = '[\\s._·-]{0,2}'
const number = '(\\d{1,3})(?!\\d)'
const name = '[\\p{L}]{1,14}'
const close = `(?:\\s*<\\s*/\\s*${name}\\s*>|\\s*<\\s*${name}\\s*/\\s*>)`

const codePattern = (stem: string): string => {
  const letters = [...stem].join(unseen)
  const spaced = [...stem].join(`${unseen}[ ._-]${unseen}`)
  return `(?:${letters}|(?<![\\p{L}])${spaced})${unseen}${blank}${unseen}${number}${unseen}`
}

const patterns = new Map<string, RegExp>()
/** Groups that hold the number: element with a code, element known by its id, bare code, code written backwards. */
const markPattern = (stem: string, style: PlaceholderStyle): RegExp => {
  const key = `${style}${stem}`
  const known = patterns.get(key)
  if (known) return known
  const code = codePattern(stem)
  const backwards = `(?<![\\p{L}\\p{N}])${number}${[...stem].join(unseen)}(?![\\p{L}\\p{N}])`
  const id = `<\\s*${name}\\s[^<>]{0,60}?\\d{0,3}[^<>]{0,60}?=\\s*["'“”„«»‹›]{0,2}\\s*f?\\s*${number}\\s*["'“”„«»‹›]{0,2}[^<>]{0,60}?`
  const element = `(?:<\\s*${name}(?:\\s[^<>]{0,120})?>\\s*)?${code}${close}?`
  const byId = `${id}(?:/\\s*>|>(?:[^<>\\p{L}]{0,6}|[^<>\\s]{1,6})${close})`
  const made = style === 'plain' ? new RegExp(`${code}|${backwards}`, 'giu') : new RegExp(`${element}|${byId}|${backwards}`, 'giu')
  patterns.set(key, made)
  return made
}

/** Placeholders of an answer in their order, mangled ones with them. */
export const marksIn = (answer: string, stem: string, style: PlaceholderStyle): Mark[] =>
  [...even(answer).matchAll(markPattern(stem, style))].map((match) => {
    const found = Number(match.slice(1).find((group) => group !== undefined))
    const written = answer.slice(match.index, match.index + match[0].length)
    return { number: found, from: match.index, to: match.index + match[0].length, clean: written === writtenMark(found, style, stem) }
  })
