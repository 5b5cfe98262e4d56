import { withoutStops } from './marks'

const most = 160

/**
 * What a body is known by in a list: its first line that is more than a greeting; what depends on the customer stands as `…`.
 * Pure.
 */
export const firstLineOf = (text: string): string =>
  withoutStops(text)
    .replace(/\{%-?[^%]*-?%\}/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^\{\{-?\s*(salutation|closing)\s*-?\}\}\p{P}?$/u.test(line))
    .map((line) => line.replace(/\{\{[^}]*\}\}/g, '…').slice(0, most))[0] ?? ''
