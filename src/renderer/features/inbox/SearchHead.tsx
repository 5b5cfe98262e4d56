import { useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type FilterKey, filterNames } from '../../../shared/domain/search/filterWords'
import type { Query } from '../../../shared/domain/search/query'
import { withoutField } from '../../../shared/domain/search/tokens'
import { type SearchState, useIndexState } from '../../data/useSearch'
import { useFormat } from '../../i18n/useFormat'
import { searchFor, useNavigation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Icon } from '../../ui/Icon'
import { Progress } from '../../ui/Progress'
import { RemoteSearch } from './RemoteSearch'
import styles from './SearchHead.module.css'

/** The text without one of its pieces. */
const without = (search: string, typed: string): string => search.replace(typed, ' ').replace(/\s+/g, ' ').trim()

function Chips({ query }: { query: Query }) {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useNavigation((state) => state.view.search ?? '')
  const named = (key: FilterKey) => t(`search.filter.${key}`)
  const meant = (key: FilterKey, value: string, means: string | number): string => {
    if (typeof means === 'number') return format.date(means)
    if (key === 'status') return t(`common.status.${means}`)
    if (key === 'channel') return t(`common.channel.${means}`)
    if (key === 'class') return means === '-' ? t('search.noClass') : t(`inbox.view.class${means}`)
    if (key === 'has') return t(`search.has.${means}`)
    if (key === 'lang') return format.language(means)
    return value
  }
  if (query.filters.length + query.bad.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t('search.filters')}>
      {query.filters.map(({ key, typed, value, means }) => (
        <li key={typed}>
          <RacButton
            className={styles.chip ?? ''}
            aria-label={t('search.dropFilter', { name: named(key), value: meant(key, value, means) })}
            onPress={() => searchFor(without(search, typed))}
          >
            <span className={styles.key}>{named(key)}</span>
            <bdi>{meant(key, value, means)}</bdi>
            <Icon name="close" size={12} />
          </RacButton>
        </li>
      ))}
      {query.bad.map(({ key, value }) => (
        <li key={`bad ${key} ${value}`} className={styles.bad}>
          <Icon name="warning" size={12} />
          {t('search.badFilter', { name: named(key), value })}
        </li>
      ))}
    </ul>
  )
}

/** What can be typed, with examples that can be tried. */
function Help({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('search.help.title')}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <p>{t('search.help.words')}</p>
      <p>{t('search.help.scripts')}</p>
      <dl className={styles.help}>
        {filterNames.map((key) => (
          <div key={key}>
            <dt>
              <code>{t(`search.help.example.${key}`)}</code>
            </dt>
            <dd>{t(`search.help.meaning.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** «The index is being built: 43 %»; nothing while it is whole, or a moment behind. */
function Building() {
  const { t } = useTranslation()
  const format = useFormat()
  const state = useIndexState()
  if (!state || state.left < 50) return null
  const all = state.done + state.left
  return (
    <div className={styles.building}>
      <Progress label={t('search.building')} value={state.done} max={all} words={format.percent(state.done / all)} />
      <p className={styles.quiet}>{t('search.buildingText')}</p>
    </div>
  )
}

/** Above what was found: filters, words that were taken instead, how far the index is. */
export function SearchHead({ state }: { state: SearchState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [helping, setHelping] = useState(false)
  const taken = [...state.instead]
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <span className={styles.quiet}>{t('search.everything')}</span>
        <Button kind="quiet" icon="help" onPress={() => setHelping(true)}>
          {t('search.help.open')}
        </Button>
      </div>
      <Chips query={state.query} />
      {taken.map(([word, terms]) => (
        <p key={word} className={styles.instead} role="status">
          {t('search.instead', { word, terms: format.list([...new Set(terms.map(withoutField))].slice(0, 3)) })}
        </p>
      ))}
      <Building />
      <RemoteSearch text={state.query.words.map(({ typed }) => typed).join(' ')} />
      <Help isOpen={helping} onClose={() => setHelping(false)} />
    </div>
  )
}
