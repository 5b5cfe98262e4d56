import type { Extension } from '@codemirror/state'
import { type ReactNode, type Ref, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { wanting } from '../../../shared/domain/translation/draft'
import type { DraftTranslation, KnownFacts } from '../../../shared/domain/translation/types'
import { now } from '../../bridge/deskStore'
import { useCommandKeys } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { BackLane } from './BackLane'
import { type IssueActs, Issues } from './Issues'
import { type LookWords, targetLooks } from './looks'
import type { MirrorState } from './mirror'
import { NoteMenu } from './NoteMenu'
import type { TargetHandle } from './TargetEditor'
import { TargetEditor } from './TargetEditor'
import styles from './Translate.module.css'
import { termLooks } from './terms'
import { useTerms } from './useTranslation'

export interface LanesProps extends IssueActs {
  translation: DraftTranslation
  newest: () => DraftTranslation | null
  state: MirrorState
  known: KnownFacts
  shopId: string
  customer: string
  words: LookWords
  extension: Extension
  register: ReactNode
  editorRef: Ref<TargetHandle>
  onTarget: (at: number, target: string) => void
  onSegment: (at: number) => void
  onSeen: (text: string) => void
  onEscape: () => void
  onClose: () => void
  onNote: (verdict: 'good' | 'bad', why: string) => Promise<void>
}

/** Below what she writes: what the customer reads, and what comes back. */
export function Lanes(props: LanesProps) {
  const { translation, state, known, words, shopId } = props
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const toggle = useCommandKeys('write.translate')
  const terms = useTerms()
  const { segments, from, to } = translation
  const marks = useMemo(
    () => [...targetLooks(translation, known, words), ...termLooks(translation, terms, shopId, t)],
    [translation, known, words, terms, shopId, t],
  )
  const language = format.language(to)
  const made = segments.filter(({ by }) => by !== null && by !== 'same')
  const open = segments.filter(wanting).length
  const origins = made.flatMap(({ target }) => state.origins.get(target) ?? [])
  const oldest = origins.reduce<number | null>((least, { at }) => (least === null || at < least ? at : least), null)
  const engines = [...new Set(made.flatMap(({ engine }) => engine ?? []))]
  const hands = made.filter(({ by }) => by === 'hand').length
  const remembered = made.filter(({ by }) => by === 'memory').length
  const aligned = made.filter(({ by }) => by === 'template').length
  const demo = origins.some((origin) => origin.demo)
  const unsure = origins.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]))
  const least = unsure.length > 0 ? Math.min(...unsure) : null
  const from_ = [
    ...engines.map((name) => (demo ? t('mirror.by.demo', { name }) : name)),
    ...(remembered > 0 ? [t('mirror.by.memory', { count: remembered })] : []),
    ...(aligned > 0 ? [t('mirror.by.template', { count: aligned })] : []),
    ...(hands > 0 ? [t('mirror.by.hand', { count: hands })] : []),
    ...(oldest !== null ? [format.ago(oldest, Math.max(minute, now()))] : []),
    ...(least !== null ? [t('mirror.confidence', { share: format.percent(least) })] : []),
  ]
  return (
    <div className={styles.lanes} data-mirror>
      <section className={styles.lane} aria-label={t('mirror.reads', { name: props.customer, language })}>
        <header className={styles.head}>
          <Icon name="languages" size={12} />
          <span className={styles.name}>{t('mirror.readsShort', { language })}</span>
          <span className={styles.gap} />
          {props.register}
          {made.length > 0 ? <NoteMenu onNote={props.onNote} /> : null}
          <IconButton icon="close" label={t('mirror.close')} keys={toggle} onPress={props.onClose} />
        </header>
        {/* A line of its own: who made it is said in any width and language. */}
        <span
          className={styles.made}
          role="status"
          aria-live="off"
          data-mirror-state={open > 0 ? 'open' : translation.seen === null ? 'new' : 'made'}
        >
          {state.making > 0 ? t('mirror.making', { count: state.making }) : from_.join(' · ')}
        </span>
        <TargetEditor
          ref={props.editorRef}
          translation={translation}
          newest={props.newest}
          marks={marks}
          label={t('mirror.targetLabel', { name: props.customer, language })}
          extensions={props.extension}
          onTarget={props.onTarget}
          onSegment={props.onSegment}
          onSeen={props.onSeen}
          onEscape={props.onEscape}
        />
      </section>
      <Issues
        translation={translation}
        problems={state.problems}
        waiting={props.waiting}
        onLooked={props.onLooked}
        onAnew={props.onAnew}
        onAgain={props.onAgain}
        onWait={props.onWait}
        onJump={props.onJump}
      />
      <BackLane translation={translation} state={state} known={known} language={format.language(from)} onAgain={props.onAgain} />
    </div>
  )
}
