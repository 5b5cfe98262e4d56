/** The note of a hand-over: drafted, as written by hand, and in the receivers' language. */
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShopId } from '../../../shared/domain/ids'
import type { Crew } from '../../../shared/domain/rota/handOver/needs'
import { type NoteFacts, noteFacts, type Told } from '../../../shared/domain/rota/handOver/note'
import type { Slot } from '../../../shared/domain/rota/handOver/slots'
import { levelOf } from '../../../shared/domain/routing/roster'
import { useDesk } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { regionsNow } from '../../state/shiftNow'
import { noteLines, type Place, spoken, type Words, wordsIn } from './noteText'
import { useBoard } from './store'
import { linesOf, type Translated, translateLines } from './translate'

/** Where the receiving region reads the clock: where most of its people are. */
export const usePlace = (slot: Slot | null): Place => {
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  return useMemo(() => {
    const region = slot ? regionsNow(people, shifts, slot.at).find((one) => one.region === slot.to) : undefined
    return { zone: region?.home ?? 'UTC', city: people.find(({ zone }) => zone === region?.home)?.city ?? 'UTC' }
  }, [people, shifts, slot])
}

export interface Tongue {
  code: string
  readers: number
}
/** Languages of the receiving region with how many read each well; the most first. */
const tonguesOf = ({ people }: Crew, slot: Slot): Tongue[] => {
  const count = new Map<string, number>()
  for (const person of people)
    if (person.region === slot.to)
      for (const { code, level } of person.languages) if (level !== 'basic') count.set(code, (count.get(code) ?? 0) + 1)
  return [...count].map(([code, readers]) => ({ code, readers })).sort((a, b) => b.readers - a.readers || (a.code < b.code ? -1 : 1))
}

export interface Note {
  text: string
  drafted: string
  from: string
  /** Null: they read it as it is. */
  to: string | null
  tongues: readonly Tongue[]
  /** Null: none is needed, or it is on its way (`busy`). */
  translated: Translated | null
  busy: boolean
  /** The program's own words in the receivers' language; null where it does not speak it, or they are not here yet. */
  words: Words | null
  place: Place
}

const CALM_MS = 500

export const useNote = (slot: Slot, told: readonly Told[], left: number, crew: Crew, shopId: ShopId | null): Note => {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const place = usePlace(slot)
  const byHand = useBoard((board) => board.note)
  const chosen = useBoard((board) => board.language)
  const from = i18n.language === 'en-XA' ? 'en' : i18n.language
  const facts: NoteFacts = useMemo(() => noteFacts(told, slot.at, minute, left), [told, slot, minute, left])
  const lines = useMemo(() => noteLines(facts, slot, { t, format }, place), [facts, slot, t, format, place])
  const text = byHand ?? lines.join('\n')
  const tongues = useMemo(() => tonguesOf(crew, slot), [crew, slot])
  // Proposed: none where nearly all read hers; else what most of them read.
  const to = useMemo(() => {
    if (chosen !== null) return chosen === '' ? null : chosen
    const receivers = crew.people.filter(({ region }) => region === slot.to)
    const readers = receivers.filter((person) => !['basic', null].includes(levelOf(person, from)))
    return readers.length >= receivers.length * 0.8
      ? null
      : (tongues.find(({ code }) => code.split('-')[0] !== from.split('-')[0])?.code ?? null)
  }, [chosen, crew, slot, from, tongues])
  const [words, setWords] = useState<{ to: string; words: Words } | null>(null)
  useEffect(() => {
    const own = to === null ? null : spoken(to)
    let live = true
    if (to !== null && own !== null)
      wordsIn(own, place.zone)
        .then((found) => (live ? setWords({ to, words: found }) : undefined))
        .catch(() => undefined)
    return () => {
      live = false
    }
  }, [to, place.zone])
  const theirs = words?.to === to ? (words?.words ?? null) : null
  const [made, setMade] = useState<{ of: string; translated: Translated } | null>(null)
  const network = useDesk((desk) => desk.lamps.network.state)
  const key = to === null ? '' : `${to}|${theirs !== null}|${network}|${text}`
  useEffect(() => {
    if (to === null) return
    const ending = new AbortController()
    const known = theirs ? noteLines(facts, slot, theirs, place) : null
    const timer = setTimeout(() => {
      const names = crew.people.map(({ name }) => name)
      void translateLines(linesOf(text, lines, known), { shopId, from, to, conversationId: null, names }, ending.signal).then(
        (translated) => {
          if (!ending.signal.aborted) setMade({ of: key, translated })
        },
      )
    }, CALM_MS)
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [key, to, theirs, facts, slot, place, text, lines, shopId, from, crew])
  const translated = to !== null && made?.of === key ? made.translated : null
  return { text, drafted: lines.join('\n'), from, to, tongues, translated, busy: to !== null && translated === null, words: theirs, place }
}
