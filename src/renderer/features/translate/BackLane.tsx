import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { differencesBetween } from '../../../shared/domain/translation/differences'
import type { DraftSegment, DraftTranslation, KnownFacts } from '../../../shared/domain/translation/types'
import { directionOf } from '../../i18n/setup'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { memo } from './memo'
import type { MirrorState } from './mirror'
import styles from './Translate.module.css'

const differ = memo<ReturnType<typeof differencesBetween>>(400)

/** A word at the end of the sentence, or inside it, that says what differs. */
interface Piece {
  text: string
  why: string | null
}

const piecesOf = (text: string, marks: readonly { from: number; to: number; why: string }[]): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, why } of [...marks].sort((a, b) => a.from - b.from)) {
    if (from < at || from >= to || to > text.length) continue
    if (from > at) pieces.push({ text: text.slice(at, from), why: null })
    pieces.push({ text: text.slice(from, to), why })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), why: null })
  return pieces
}

/** What comes back when the customer's text is translated again: read it, and you know what she was told. */
export function BackLane({
  translation,
  state,
  known,
  language,
  onAgain,
}: {
  translation: DraftTranslation
  state: MirrorState
  known: KnownFacts
  language: string
  onAgain: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { segments, from } = translation
  const shown = useMemo(
    () =>
      segments.map((segment: DraftSegment) => {
        const text = segment.by === 'same' ? segment.target : (segment.back?.text ?? null)
        if (text === null) return { text, whole: [], marks: [], gap: segment.gap }
        const found =
          segment.by === 'same'
            ? []
            : differ([from, segment.source, text], () =>
                differencesBetween({ source: segment.source, target: text, from, to: from, known, register: null }),
              ).map(({ type, from: start, to: end, params }) => ({
                from: start,
                to: end,
                why: t(`mirror.differs.${type}`, params),
              }))
        return { text, gap: segment.gap, marks: found, whole: found.filter(({ from: start, to: end }) => start >= end) }
      }),
    [segments, from, known, t],
  )
  const said = [...new Set(shown.flatMap(({ marks }) => marks.map(({ why }) => why)))]
  const failed = [...new Set(segments.flatMap(({ target }) => state.backProblems.get(target)?.code ?? []))]
  const engines = [...new Set(segments.flatMap(({ back }) => (back?.engine ? [back.engine] : [])))]
  return (
    <section className={styles.lane} aria-label={t('mirror.back', { language })} data-mirror-back>
      <header className={styles.head}>
        <Icon name="refresh" size={12} />
        <span className={styles.name}>{t('mirror.backShort', { language })}</span>
        <span className={styles.origin}>{state.backing > 0 ? t('mirror.backing') : engines.join(' · ')}</span>
        <span className={styles.gap} />
        {said.length > 0 ? (
          <span className={styles.differs} role="status">
            <Icon name="warning" size={12} /> {format.list(said)}
          </span>
        ) : null}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is read by keyboard */}
      <p className={styles.back} lang={from} dir={directionOf(from)} data-selectable tabIndex={0}>
        {shown.map(({ text, marks, gap }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no other name than their place
          <span key={at}>
            {text === null
              ? null
              : piecesOf(text, marks).map((piece, i) =>
                  piece.why ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, drawn together
                    <mark key={i} className={styles.difference} title={piece.why}>
                      {piece.text}
                    </mark>
                  ) : (
                    piece.text
                  ),
                )}
            {gap === '' && text !== null && at < shown.length - 1 ? ' ' : gap}
          </span>
        ))}
      </p>
      {failed.length > 0 ? (
        <p className={styles.weak}>
          {t('mirror.noBack')} {failed.map((code) => t(`problem.${code}`, { context: undefined })).join(' ')}{' '}
          <Button kind="quiet" onPress={onAgain}>
            {t('mirror.again')}
          </Button>
        </p>
      ) : null}
    </section>
  )
}
