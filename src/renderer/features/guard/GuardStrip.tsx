import { useTranslation } from 'react-i18next'
import { useCommandKeys } from '../../commands/runner'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { Kbd } from '../../ui/Kbd'
import { Pill } from '../../ui/Pill'
import styles from './Guard.module.css'
import { levelIcon, levelTone, useWords } from './useWords'
import { blocksOf, type Mend, type Said, warnsOf } from './verdict'

export interface GuardStripProps {
  said: readonly Said[]
  /** The send key was pressed with these findings on screen. */
  pressed: boolean
  language: string | null
  onJump(said: Said): void
  onMend(said: Said, mend: Mend): void
  onDropSignature(): void
  onSendAnyway(): void
}

/** Two lines a finding: how grave, what and the mend; why below, over the whole width. The strip is as tall as three of them, then it scrolls. */
export function GuardStrip({ said, pressed, language, onJump, onMend, onDropSignature, onSendAnyway }: GuardStripProps) {
  const { t } = useTranslation()
  const words = useWords()
  const next = useCommandKeys('guard.next')
  if (said.length === 0) return null
  const blocks = blocksOf(said)
  const fixed = blocks.filter(({ mayOverride }) => !mayOverride)
  return (
    <section
      className={cx(styles.strip, blocks.length > 0 ? styles.stripBlock : warnsOf(said).length > 0 && styles.stripWarn)}
      aria-label={t('guard.title')}
    >
      <ul className={styles.list}>
        {said.map((one) => (
          <li key={one.id} className={styles.row} data-guard-row={one.finding.check}>
            <Pill tone={levelTone[one.level]} icon={levelIcon[one.level]}>
              {words.level(one)}
            </Pill>
            <button type="button" className={styles.name} onClick={() => onJump(one)}>
              {words.name(one)}
              {one.where === 'body' ? null : ` (${t(`guard.where.${one.where}`)})`}
              {words.what(one) === '' ? null : (
                <>
                  {' · '}
                  <bdi lang={language ?? undefined}>{words.what(one)}</bdi>
                </>
              )}
            </button>
            <div className={styles.fixes}>
              {one.where === 'signature' ? (
                <Button onPress={onDropSignature}>{t('guard.fix.dropSignature')}</Button>
              ) : (
                one.mends.map((mend) => (
                  <Button
                    key={`${mend.kind}${mend.text}`}
                    aria-label={`${words.mend(mend)}: ${words.name(one)}`}
                    onPress={() => onMend(one, mend)}
                  >
                    {words.mend(mend)}
                  </Button>
                ))
              )}
            </div>
            <span className={styles.why} title={`${words.why(one)} ${words.next(one)}`}>
              {words.why(one)} {words.next(one)}
            </span>
          </li>
        ))}
      </ul>
      {blocks.length > 0 ? (
        <div className={styles.foot}>
          <span className={styles.footWords}>
            {fixed.length > 0
              ? t('guard.foot.noOverride', { count: fixed.length })
              : pressed
                ? t('guard.foot.stopped')
                : t('guard.foot.blocks', { count: blocks.length })}
          </span>
          {next ? <Kbd keys={next} /> : null}
          {fixed.length === 0 ? <Button onPress={onSendAnyway}>{t('guard.foot.override')}</Button> : null}
        </div>
      ) : pressed && warnsOf(said).length > 0 ? (
        <div className={styles.foot}>
          <span className={styles.footWords}>{t('guard.foot.again')}</span>
          {next ? <Kbd keys={next} /> : null}
          <Button onPress={onSendAnyway}>{t('guard.foot.anyway')}</Button>
        </div>
      ) : null}
    </section>
  )
}
