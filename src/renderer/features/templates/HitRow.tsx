import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateHit } from '../../../shared/domain/template/types'
import { now } from '../../bridge/deskStore'
import { templateTitle } from '../../i18n/templateWords'
import { useFormat } from '../../i18n/useFormat'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { Marked } from '../../ui/Marked'
import styles from './HitRow.module.css'
import { staleWords } from './words'

/**
 * One template of a list: whose focus stays in its text box or editor, which names the chosen row to screen readers. Drawn anew only
 * where it is another row, so what it is given to call should stay the same.
 */
export const HitRow = memo(function HitRow({
  id,
  at,
  hit,
  current,
  onPoint,
  onPress,
  onTwice,
}: {
  id: string
  at: number
  hit: TemplateHit
  current: boolean
  onPoint: ((at: number) => void) | null
  onPress: (at: number) => void
  onTwice?: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const title = templateTitle(t, hit)
  const stale = staleWords(t, format, hit, now())
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays where the list belongs (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box or editor takes the keys
    <div
      id={id}
      role="option"
      data-place={at}
      aria-selected={current}
      className={cx(styles.row, current && styles.current)}
      onPointerMove={onPoint ? () => onPoint(at) : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPress(at)}
      onDoubleClick={onTwice}
    >
      <span className={styles.first}>
        {hit.macro ? <Icon name="zap" /> : null}
        <span className={styles.title} dir="auto">
          {title === hit.title ? <Marked text={title} marks={hit.marks} /> : title}
        </span>
        {hit.variants > 1 ? <span className={styles.weak}>{t('templates.variants', { count: hit.variants })}</span> : null}
        <span className={styles.gap} />
        {hit.shortcut ? (
          <span className={styles.weak} dir="ltr">
            ;{hit.shortcut}
          </span>
        ) : null}
        <span className={cx(styles.code, hit.fallback && styles.other)} title={format.language(hit.locale)}>
          {format.languageCode(hit.locale)}
        </span>
      </span>
      <span className={styles.line} dir="auto" lang={hit.locale}>
        {hit.firstLine}
      </span>
      {hit.fallback || stale ? (
        <span className={styles.notes}>
          <Icon name="warning" size={12} />
          {[hit.fallback ? t('templates.fallback', { language: format.language(hit.locale) }) : '', stale].filter(Boolean).join(' · ')}
        </span>
      ) : null}
    </div>
  )
})
