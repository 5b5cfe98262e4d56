import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LAST_HOUR_MS, phaseOf, type Slot } from '../../../shared/domain/rota/handOver/slots'
import type { HandOver } from '../../../shared/domain/rota/plan'
import { useDesk } from '../../bridge/deskStore'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { showRota } from '../../state/navigation'
import { readRotaAgain, useRota } from '../../state/rota'
import { regionsNow } from '../../state/shiftNow'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { ArrivedPart } from './ArrivedPart'
import { GivePart } from './GivePart'
import styles from './HandOver.module.css'
import { PeoplePart } from './PeoplePart'
import { type Part, Parts, showPart, showSlot, useBoard } from './store'
import { useCrew, useGiving, useRotaSide, useSlots } from './useBoard'
import { useFocusStays } from './useFocusStays'

/** What arrived stays on the board for a day. */
const DAY = 86_400_000
const none: readonly HandOver[] = []
const keyOf = ({ from, to, at }: Slot): string => `${from}|${to}|${at}`

/** From region to region: what the next one must have, what came, what was given, and who is there. */
export function HandOverTab() {
  const { t } = useTranslation()
  const minute = useMinute()
  const { problem } = useRota()
  const desk = useRotaSide()
  const crew = useCrew()
  const { slots, own } = useSlots(desk)
  const chosen = useBoard((board) => board.slot)
  const slot = useMemo(() => slots.find((one) => chosen && keyOf(one) === keyOf(chosen)) ?? own, [slots, chosen, own])
  const giving = useGiving(slot, desk, crew)
  const arrived = useMemo(
    () =>
      desk?.handOvers
        .filter(({ to, at, by }) => to === desk.region && by !== desk.me && at - LAST_HOUR_MS <= minute && minute < at + DAY)
        .sort((a, b) => b.at - a.at || b.madeAt - a.madeAt) ?? none,
    [desk, minute],
  )
  const given = useMemo(
    () =>
      desk?.handOvers
        .filter(({ from, by, at }) => (by === desk.me || from === desk.region) && minute < at + DAY)
        .sort((a, b) => b.at - a.at || b.madeAt - a.madeAt) ?? none,
    [desk, minute],
  )
  const focus = useFocusStays('[aria-pressed="true"]')
  const waiting = arrived.reduce((sum, { items }) => sum + items.filter(({ state }) => state === 'offered').length, 0)
  const wanted = useBoard((board) => board.part)
  const part: Part = wanted ?? (waiting > 0 ? 'arrived' : 'give')
  if (!desk || !crew)
    return problem ? (
      <div className={styles.board}>
        <ErrorNote title={t('handOver.unread')} problem={problem} action={<Button onPress={readRotaAgain}>{t('common.retry')}</Button>} />
      </div>
    ) : (
      <p role="status" className={cx(styles.board, styles.weak)}>
        {t('handOver.loading')}
      </p>
    )
  if (crew.people.length === 0)
    return (
      <EmptyState
        icon="users"
        title={t('handOver.noRota')}
        text={t('handOver.noRotaText')}
        action={<Button onPress={() => showRota('people')}>{t('rota.tab.people')}</Button>}
      />
    )
  if (!slot) return <EmptyState icon="handOver" title={t('handOver.noSlots')} text={t('handOver.noSlotsText')} />
  const counts: Readonly<Record<Part, number | null>> = {
    give: giving?.needed.length ?? null,
    arrived: waiting,
    given: given.length,
    people: null,
  }
  return (
    <div className={styles.board} data-board={part} {...focus}>
      <header className={styles.head}>
        <SlotWords slot={slot} />
        {part === 'give' ? (
          <Select
            label={t('handOver.slot')}
            hideLabel
            options={slots.map((one) => ({
              id: keyOf(one),
              label: t('handOver.slotOption', { from: t(`common.strip.${one.from}`), to: t(`common.strip.${one.to}`) }),
            }))}
            value={keyOf(slot)}
            onChange={(key) => {
              const found = slots.find((one) => keyOf(one) === key)
              if (found) showSlot(found)
            }}
          />
        ) : null}
        <fieldset className={styles.parts}>
          <legend className="visuallyHidden">{t('handOver.parts')}</legend>
          {Parts.map((one) => (
            <button
              key={one}
              type="button"
              className={cx(styles.part, part === one && styles.partOn)}
              aria-pressed={part === one}
              onClick={() => showPart(one)}
            >
              {t(`handOver.part.${one}`)}
              {counts[one] ? <span className={styles.count}>{counts[one]}</span> : null}
            </button>
          ))}
        </fieldset>
      </header>
      {problem ? <ErrorNote title={t('handOver.unread')} problem={problem} tone="soon" /> : null}
      {part === 'people' ? (
        <PeoplePart crew={crew} me={desk.me} alone={desk.alone} />
      ) : desk.me === null ? (
        <EmptyState icon="user" title={t('handOver.noMe')} text={t('handOver.noMeText')} />
      ) : part === 'give' ? (
        giving ? (
          <GivePart giving={giving} slot={slot} crew={crew} me={desk.me} alone={desk.alone} />
        ) : (
          <p role="status" className={styles.weak}>
            {t('handOver.loading')}
          </p>
        )
      ) : (
        <ArrivedPart key={part} mode={part} handOvers={part === 'arrived' ? arrived : given} crew={crew} me={desk.me} />
      )}
    </div>
  )
}

/** Left region to right region, when, and what all clocks say then. */
function SlotWords({ slot }: { slot: Slot }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const places = useMemo(
    () =>
      regionsNow(people, shifts, minute)
        .filter(({ region }) => region === slot.from || region === slot.to)
        .sort((a) => (a.region === slot.from ? -1 : 1))
        .map(({ home }) => ({ zone: home, city: people.find(({ zone }) => zone === home)?.city ?? home })),
    [people, shifts, minute, slot],
  )
  const phase = phaseOf(slot, minute)
  return (
    <div className={styles.slot}>
      <h2 className={styles.route}>
        {t(`common.strip.${slot.from}`)} <span className={styles.arrow} aria-hidden /> {t(`common.strip.${slot.to}`)}
        <span className="visuallyHidden">
          {t('handOver.routeAria', { from: t(`common.strip.${slot.from}`), to: t(`common.strip.${slot.to}`) })}
        </span>
      </h2>
      <span className={cx(styles.when, phase !== 'ahead' && styles.whenNow)}>
        {phase === 'running' ? t('handOver.runs') : t('handOver.in', { span: format.span(slot.at - minute) })}
      </span>
      <span className={styles.clocks}>
        {[{ zone: 'UTC', city: 'UTC' }, ...places].map(({ zone, city }) => (
          <bdi key={zone}>
            {city} {format.time(slot.at, zone)}
          </bdi>
        ))}
      </span>
    </div>
  )
}
