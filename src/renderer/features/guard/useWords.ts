import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat'
import type { IconName } from '../../ui/Icon'
import type { Tone } from '../../ui/Pill'
import type { Mend, Said } from './verdict'

export const levelIcon: Record<Said['level'], IconName> = { block: 'ban', warn: 'warning', hint: 'info' }
export const levelTone: Record<Said['level'], Tone> = { block: 'late', warn: 'soon', hint: 'calm' }

/** A finding may hold a line break or be long; on screen it is named in so many letters. */
const SHOWN = 40
/** About the text as such, not about a place in it: nothing is marked or quoted. */
export const isWhole = ({ finding: { check } }: Said): boolean => check === 'untouched' || check === 'wrongLanguage'

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return [...line].length > SHOWN ? `${[...line].slice(0, SHOWN - 1).join('')}…` : line
}

export interface Words {
  name(said: Said): string
  /** The words it is about, shortened. */
  what(said: Said): string
  why(said: Said): string
  /** What to do about it. */
  next(said: Said): string
  level(said: Said): string
  mend(mend: Mend): string
}

export const useWords = (): Words => {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    // A rule has words of its own where they say more than its check's.
    const of = (part: 'why' | 'next', { finding }: Said): string => {
      const { check, rule } = finding
      const { wanted, found, ...others } = finding.params
      const params = { ...others, ...(wanted && { wanted: format.language(wanted) }), ...(found && { found: format.language(found) }) }
      const own = `guard.reason.${check}.${part}_${rule}`
      return i18n.exists(own) ? t(own, params) : t(`guard.reason.${check}.${part}`, params)
    }
    return {
      name: ({ finding }) => t(`guard.check.${finding.check}`),
      what: (said) => (isWhole(said) ? '' : short(said.what)),
      why: (said) => of('why', said),
      next: (said) => (said.where === 'signature' ? t('guard.inSignature') : of('next', said)),
      level: ({ level }) => t(`guard.level.${level}`),
      mend: ({ kind, text }) => (kind === 'replace' ? t('guard.fix.replace', { text: short(text) }) : t(`guard.fix.${kind}`)),
    }
  }, [t, i18n, format])
}
