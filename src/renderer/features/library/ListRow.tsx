import { useTranslation } from 'react-i18next'
import type { UnsavedTemplate } from '../../../shared/contract/library'
import type { TemplateHit } from '../../../shared/domain/template/types'
import { now } from '../../bridge/deskStore'
import { templateTitle } from '../../i18n/templateWords'
import { useFormat } from '../../i18n/useFormat'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { LongFacts, type LongPlace, LongRow } from '../../ui/LongList'
import { Marked } from '../../ui/Marked'
import styles from './Library.module.css'
import { choose, toggleChecked, useLibrary } from './store'

const named = 5

interface Props {
  at: LongPlace
  /** Still being read. */
  hit: TemplateHit | undefined
  shown: boolean
  checked: boolean
  unsaved: boolean
  onPress: () => void
}

/** One template of the list. */
export function ListRow({ at, hit, shown, checked, unsaved, onPress }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!hit) return <LongRow at={at} isSelected={false} isShown={false} label={t('library.loading')} />
  const title = templateTitle(t, hit)
  const locales = hit.locales ?? [hit.locale]
  const stale = hit.staleLocales ?? []
  return (
    <LongRow
      at={at}
      isSelected={checked || shown}
      isShown={shown}
      onClick={(event) => (event.ctrlKey || event.metaKey ? toggleChecked(hit.id) : onPress())}
    >
      <span className={styles.rowInside}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: x on the list does the same */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the row itself tells whether it is marked */}
        <span
          className={cx(styles.box, checked && styles.boxOn)}
          onClick={(event) => {
            event.stopPropagation()
            toggleChecked(hit.id)
          }}
          title={t('library.check')}
        >
          <Icon name="check" size={12} />
        </span>
        <span className={styles.rowWords}>
          <span className={styles.first}>
            {hit.macro ? <Icon name="zap" /> : null}
            <span className={styles.title} dir="auto">
              {title === hit.title ? <Marked text={title} marks={hit.marks} /> : title}
            </span>
            {unsaved ? <span className={styles.soon}>{t('library.unsavedMark')}</span> : null}
            <span className={styles.gap} />
            {hit.shortcut ? (
              <span className={styles.weak} dir="ltr">
                ;{hit.shortcut}
              </span>
            ) : null}
          </span>
          <span className={styles.line} dir="auto" lang={hit.locale}>
            {hit.firstLine}
          </span>
          <LongFacts>
            <span>{t(`library.owner.${hit.owner}`)}</span>
            <span title={format.list(locales.map((one) => format.language(one)))}>
              {locales
                .slice(0, named)
                .map((one) => format.languageCode(one))
                .join(' ')}
              {locales.length > named ? ` +${locales.length - named}` : ''}
            </span>
            <span>{hit.uses > 0 ? t('library.uses', { count: hit.uses }) : t('library.unused')}</span>
            {stale.length > 0 ? (
              <span className={styles.soon}>
                <Icon name="warning" size={12} />
                {hit.staleSince === null
                  ? t('library.older', { count: stale.length, languages: format.list(stale.map((one) => format.language(one))) })
                  : t('templates.stale', { ago: format.ago(hit.staleSince, now()), language: format.language(hit.locale) })}
              </span>
            ) : null}
          </LongFacts>
        </span>
      </span>
    </LongRow>
  )
}

/** New ones that nobody saved yet: they stand in no list, and are not lost for it. */
export function Unsaved({ texts }: { texts: readonly UnsavedTemplate[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const chosen = useLibrary((state) => state.chosen)
  if (texts.length === 0) return null
  return (
    <ul className={styles.unsaved} aria-label={t('library.unsavedNew')}>
      {texts.map(({ template, at }) => (
        <li key={template.id}>
          <button
            type="button"
            className={cx(styles.unsavedOne, template.id === chosen && styles.shown)}
            aria-current={template.id === chosen}
            onClick={() => choose(template.id)}
          >
            <Icon name="pen" />
            <span className={styles.title} dir="auto">
              {template.title || t('library.unnamed')}
            </span>
            <span className={styles.soon}>{t('library.unsavedSince', { ago: format.ago(at, now()) })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
