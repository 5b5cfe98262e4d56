import { type CSSProperties, type MouseEvent, memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../shared/domain/backend/types'
import type { Density } from '../../../shared/domain/desk/types'
import type { Snippet } from '../../../shared/domain/search/marks'
import { lineToRead } from '../../../shared/domain/translation/reading'
import { now, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import type { ListRow } from '../../data/types'
import type { SearchHit } from '../../data/useSearch'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useRowTime } from '../../state/clock'
import { moveCursor, openConversation, useNavigation } from '../../state/navigation'
import { rowUnder, useOverlays } from '../../state/overlay'
import { openWindow } from '../../state/windows'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { LetterMark, shopColour } from '../../ui/LetterMark'
import { Marked } from '../../ui/Marked'
import { Pill } from '../../ui/Pill'
import { DuePill, SnoozedUntil } from './DuePill'
import { checkRange, optionId, toggleCheck } from './listStore'
import styles from './Row.module.css'
import { marksOf, rowName } from './rowWords'
import { initialsOf, useGathered } from './sets'

interface RowProps {
  row: ListRow
  density: Density
  shop: Shop | undefined
  /** Place in the list and its length, for screen readers that only see the drawn part. */
  place: number
  size: number
  /** Where a search found its words here. */
  hit?: SearchHit | undefined
}

const Words = memo(function Words({ row, density, shop, hit }: Pick<RowProps, 'row' | 'density' | 'shop' | 'hit'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const assignee = useGathered((gathered) => (row.assigneeId ? gathered.names.get(row.assigneeId) : undefined))
  const typist = useDesk((desk) => {
    const found = desk.typing.get(row.id)
    return found?.agent ? found.name : null
  })
  const marks = marksOf(row, t).slice(0, 2)
  const said = hit ? saidOf(hit) : null
  const reader = useDesk((desk) => desk.settings)
  const read = said || typist ? null : lineToRead(row.read, reader)
  const by = hit?.message ? byOf[hit.message.by] : row.preview?.by
  const name = customerTitle(t, row.customerName)
  const head = (
    <>
      <span className={styles.name} dir="auto">
        {hit && row.customerName.trim() ? <Marked {...hit.name} /> : name}
      </span>
      {row.language ? (
        <span className={styles.language} title={format.language(row.language)}>
          {format.languageCode(row.language)}
        </span>
      ) : null}
    </>
  )
  const text = (
    <span className={cx(styles.preview, typist && styles.typing)}>
      {row.unreadCount > 0 ? <span className={styles.dot} /> : null}
      {typist ? (
        <>
          <Icon name="pen" size={12} />
          {t('inbox.replying', { name: typist })}
        </>
      ) : (
        <>
          {by === 'shop' ? <Icon name="reply" size={12} /> : by === 'note' ? <Icon name="note" size={12} /> : null}
          {read ? (
            <span className={styles.translated} title={t('reading.rowTranslated')}>
              <Icon name="languages" size={12} />
            </span>
          ) : null}
          <span className={styles.line} dir="auto" lang={read?.to ?? row.language ?? undefined}>
            {said ? <Marked {...said} /> : read?.text || row.preview?.text || row.subject || t('inbox.noText')}
          </span>
        </>
      )}
    </span>
  )
  const end = (
    <>
      {marks.map((mark) => (
        <Pill key={mark.id} tone={mark.tone} outline>
          {mark.text}
        </Pill>
      ))}
      {assignee ? (
        <span className={styles.initials} title={t('inbox.assignedTo', { name: assignee })}>
          {initialsOf(assignee)}
        </span>
      ) : null}
    </>
  )
  const due =
    row.status === 'snoozed' && row.snoozedUntilAt ? (
      <SnoozedUntil at={row.snoozedUntilAt} />
    ) : row.due ? (
      <DuePill due={row.due} clocks={row.clocks} />
    ) : (
      <Age at={row.lastActivityAt} />
    )
  if (density === 'compact')
    return (
      <span className={styles.one}>
        {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
        <span className={styles.who}>{head}</span>
        {text}
        {end}
        <ClassMark row={row} />
        {due}
      </span>
    )
  return (
    <span className={styles.two}>
      <span className={styles.top}>
        {head}
        <Pill outline>{t(`common.channel.${row.channel}`)}</Pill>
        <span className={styles.gap} />
        <ClassMark row={row} />
        {due}
      </span>
      <span className={styles.bottom}>
        {text}
        {end}
      </span>
    </span>
  )
})

const byOf = { incoming: 'customer', outgoing: 'shop', note: 'note', event: 'event' } as const
/** The subject where only it holds the words, else the message's own piece. */
const saidOf = ({ snippet, subject }: SearchHit): Snippet | null => (!snippet?.marks.length && subject?.marks.length ? subject : snippet)

/** As it is read out: with what was found, or in her language. */
const named = (row: ListRow, hit: SearchHit | undefined, read: string | undefined): ListRow => {
  const text = (hit && saidOf(hit)?.text) ?? read
  return row.preview && text ? { ...row, preview: { ...row.preview, text } } : row
}

function ClassMark({ row }: { row: ListRow }) {
  const { t } = useTranslation()
  if (!row.class || row.status !== 'open') return null
  return (
    <span className={styles.class} title={t(`inbox.view.class${row.class}`)}>
      {row.class}
    </span>
  )
}

function Age({ at }: { at: number }) {
  const format = useFormat()
  return <span className={styles.calmDue}>{format.when(at, now())}</span>
}

/** One conversation. Subscribes to its own cursor, opening, check and overlay, so that j and k draw two rows only. */
export const Row = memo(function Row({ row: given, density, shop, place, size, hit }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id } = given
  const effects = useOverlays((state) => state.overlays.get(id))
  const row = rowUnder(given, effects)
  const cursor = useNavigation((state) => state.cursorId === id)
  const open = useNavigation((state) => state.openId === id)
  const checked = useNavigation((state) => state.checked.has(id))
  const checking = useNavigation((state) => state.checked.size > 0)
  const assigneeName = useGathered((gathered) => (row.assigneeId ? (gathered.names.get(row.assigneeId) ?? null) : null))
  // A dozen words each: where only its place in the list changes (every row below one that left), they stay.
  const { minute, late } = useRowTime(row.due?.at ?? null, cursor)
  const shopName = shop?.name ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: `minute` and `late` stand for the time that passes
  const label = useMemo(
    () =>
      rowName(
        named(row, hit, lineToRead(row.read, useDesk.getState().settings)?.text),
        { shopName, assigneeName, typing: null, now: now() },
        format,
        t,
      ),
    [row, hit, shopName, assigneeName, minute, late, format, t],
  )
  const press = (event: MouseEvent) => {
    if (event.shiftKey) checkRange(id)
    else if (event.metaKey || event.ctrlKey || event.button === 1) {
      moveCursor(id)
      openWindow(id).catch((error: unknown) => tellTrouble(t('commands.failed', { command: t('commands.openWindow') }), error))
    } else openConversation(id)
  }
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list's commands take the keys
    <div
      id={optionId(id)}
      role="option"
      aria-selected={checked}
      aria-current={open ? 'true' : undefined}
      aria-posinset={place + 1}
      aria-setsize={size}
      aria-label={label}
      className={cx(styles.row, cursor && styles.cursor, open && styles.open, checked && styles.checked, checking && styles.checking)}
      style={shop ? shopColour(shop.colour) : ({ '--shop': 'transparent' } as CSSProperties)}
      onClick={press}
      onAuxClick={(event) => (event.button === 1 ? press(event) : undefined)}
    >
      <span className={styles.bar} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the key x does it */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's way to the key x; read out as the row's selection */}
      <span
        className={styles.box}
        title={t('commands.select')}
        onClick={(event) => {
          event.stopPropagation()
          moveCursor(id)
          toggleCheck(id)
        }}
      >
        {checked ? <Icon name="check" size={12} /> : null}
      </span>
      <Words row={row} density={density} shop={shop} hit={hit} />
    </div>
  )
})
