import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../shared/domain/ids'
import type { Crew } from '../../../shared/domain/rota/handOver/needs'
import { phaseOf, type Slot } from '../../../shared/domain/rota/handOver/slots'
import { useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Pill } from '../../ui/Pill'
import { GiveRow } from './GiveRow'
import { handOver } from './give'
import styles from './HandOver.module.css'
import { Due, Who } from './ItemWords'
import { NotePane } from './NotePane'
import { forgetWritten, leaveOut, showPart, toggle } from './store'
import type { Giving } from './useBoard'
import { useListKeys } from './useListKeys'
import { useNote, usePlace } from './useNote'
import { noteFor, useParcels } from './useParcels'

interface Props {
  giving: Giving
  slot: Slot
  crew: Crew
  me: PersonId
  alone: boolean
}

/** What the next region must have: to whom each goes, the note, and what is left in the queue. */
export function GivePart({ giving, slot, crew, me, alone }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const shops = useDesk((desk) => desk.shops)
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const giver = crew.people.find(({ id }) => id === me)?.name ?? ''
  const place = usePlace(slot)
  const rows = useParcels(giving, slot, crew, giver, place)
  const chosen = useMemo(() => rows.filter(({ on }) => on), [rows])
  const told = useMemo(
    () => chosen.map(({ needed }) => ({ ...needed, shop: shops.find(({ id }) => id === needed.one.shopId)?.code ?? '' })),
    [chosen, shops],
  )
  const note = useNote(slot, told, giving.left.length, crew, chosen[0]?.needed.one.shopId ?? null)
  const [busy, setBusy] = useState(false)
  const give = async () => {
    if (busy || chosen.length === 0 || note.busy) return
    setBusy(true)
    try {
      const names = crew.people.map(({ name }) => name)
      const parcels = await Promise.all(
        chosen.map(async (row) => ({
          needed: row.needed,
          name: customerTitle(t, giving.rows.get(row.needed.id)?.customerName),
          ref: row.ref,
          receiver: row.receiver,
          note: await noteFor(row, { from: note.from, to: note.to, theirs: note.words, giver, names, slot, place: note.place }),
        })),
      )
      const translated =
        note.to && note.translated
          ? { language: note.to, text: note.translated.text, engine: note.translated.engines.join(', ').slice(0, 80) }
          : null
      await handOver({ slot, by: me, parcels, language: note.from, text: note.text, translated }, t)
      forgetWritten()
      showPart('given')
    } catch (error) {
      tellTrouble(t('handOver.giveFailed'), error)
    } finally {
      setBusy(false)
    }
  }
  const ids = useMemo(() => rows.map(({ needed }) => needed.id), [rows])
  const { list, current, setCurrent, onKeyDown } = useListKeys<HTMLUListElement>(ids, (id, event) => {
    const row = rows.find(({ needed }) => needed.id === id)
    if (!row) return false
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void give()
    else if (event.ctrlKey || event.metaKey || event.altKey) return false
    else if (event.key === ' ' || event.key === 'x') toggle(row.needed.id)
    else if (event.key === 'Enter') openConversation(row.needed.id)
    else return false
    return true
  })
  const last = phaseOf(slot, minute) !== 'ahead'
  return (
    <div className={styles.halves}>
      <div className={styles.half}>
        {rows.length === 0 ? (
          <EmptyState icon="done" title={t('handOver.nothing')} text={t('handOver.nothingText')} />
        ) : (
          <>
            <div className={styles.acts}>
              <Button
                kind="primary"
                keys="Mod+Enter"
                icon="handOver"
                isDisabled={busy || chosen.length === 0 || note.busy}
                onPress={() => void give()}
              >
                {t('handOver.give', { count: chosen.length })}
              </Button>
              <Button onPress={() => leaveOut(chosen.length === 0 ? [] : rows.map(({ needed }) => needed.id))}>
                {chosen.length === 0 ? t('handOver.all') : t('handOver.none')}
              </Button>
              <span className={styles.weak} role="status">
                {busy ? t('handOver.giving') : t('handOver.undoable')}
              </span>
            </div>
            {offline ? <p className={styles.weak}>{t('handOver.offline')}</p> : null}
            <ul ref={list} className={styles.list} aria-label={t('handOver.items')} onKeyDown={onKeyDown}>
              {rows.map((row) => (
                <GiveRow
                  key={row.needed.id}
                  needed={row.needed}
                  name={row.name}
                  zone={row.zone}
                  receiver={row.receiver}
                  receivers={row.receivers}
                  text={row.text}
                  on={row.on}
                  current={row.needed.id === current}
                  onFocus={() => setCurrent(row.needed.id)}
                />
              ))}
            </ul>
            <p className={styles.weak}>{t('handOver.giveKeys')}</p>
          </>
        )}
      </div>
      <div className={styles.half}>
        <section className={styles.box} aria-labelledby="hand-over-queue">
          <h2 id="hand-over-queue" className={styles.boxHead}>
            {t('handOver.queue.title')}
          </h2>
          <p>
            <Pill tone={giving.left.length === 0 ? 'good' : last ? 'late' : 'soon'} icon={giving.left.length === 0 ? 'check' : 'warning'}>
              {giving.left.length === 0 ? t('handOver.queue.clean') : t('handOver.queue.left', { count: giving.left.length })}
            </Pill>
          </p>
          <p className={styles.weak}>
            {last ? t('handOver.queue.now') : t('handOver.queue.later', { time: format.time(slot.at - 3_600_000) })}
          </p>
          {giving.left.length > 0 ? (
            <ul className={styles.plain} aria-label={t('handOver.queue.title')}>
              {giving.left.slice(0, 12).map((one) => (
                <li key={one.id}>
                  <button type="button" className={styles.leftOne} onClick={() => openConversation(one.id)}>
                    <Who
                      shop={shops.find(({ id }) => id === one.shopId)?.code ?? ''}
                      name={customerTitle(t, giving.rows.get(one.id)?.customerName)}
                      language={one.language}
                    />
                    <Due at={one.dueAt} />
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
        </section>
        {rows.length > 0 ? <NotePane note={note} alone={alone} /> : null}
      </div>
    </div>
  )
}
