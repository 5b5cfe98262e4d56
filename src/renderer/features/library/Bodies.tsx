import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { staleSince } from '../../../shared/domain/template/choose'
import type { TemplateFault } from '../../../shared/domain/template/fault'
import type { Template, TemplateBody } from '../../../shared/domain/template/types'
import { useDesk } from '../../bridge/deskStore'
import { pushDeed } from '../../commands/deeds'
import { useFormat } from '../../i18n/useFormat'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { Menu } from '../../ui/Menu'
import { variantWords } from '../templates'
import { freshBody } from './deeds'
import styles from './Editor.module.css'
import { useLibrary, write } from './store'

export const bodyKey = ({ locale, variant }: Pick<TemplateBody, 'locale' | 'variant'>): string => `${locale}|${variant}`

/** Offered first come the shops' own; beyond these a file can bring any. */
const common = 'en de fr es pt-BR pt-PT it nl pl cs da sv nb fi hu ro el tr ru uk ja zh-CN zh-TW ko th vi id ms hi ar he'.split(' ')

interface Props {
  template: Template
  current: TemplateBody | undefined
  faults: readonly TemplateFault[]
  onChoose: (key: string) => void
  onChange: (more: Partial<Template>, key: string) => void
}

/** The bodies by language and version; the source leads, what is older than it says so. */
export function Bodies({ template, current, faults, onChoose, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const shops = useDesk((desk) => desk.shops)
  const offered = useMemo(() => {
    const known = new Set(template.bodies.map(({ locale }) => locale))
    return [...new Set([...shops.flatMap(({ languages }) => languages), ...common])].filter((code) => !known.has(code))
  }, [template.bodies, shops])
  const ordered = [...template.bodies].sort(
    (a, b) => Number(b.locale === template.sourceLocale) - Number(a.locale === template.sourceLocale),
  )
  const nameOf = (body: TemplateBody) =>
    body.variant === '' ? format.language(body.locale) : `${format.language(body.locale)} · ${variantWords(t, body.variant)}`
  const add = (body: TemplateBody) => onChange({ bodies: [...template.bodies, body] }, bodyKey(body))
  const freeVariant = (locale: string): string => {
    const taken = new Set(template.bodies.filter((one) => one.locale === locale).map(({ variant }) => variant))
    let number = 2
    while (taken.has(String(number))) number += 1
    return String(number)
  }
  const remove = (body: TemplateBody) => {
    const { id } = template
    const rest = template.bodies.filter((one) => one !== body)
    const first = rest.find(({ locale }) => locale === template.sourceLocale) ?? rest[0]
    if (!first) return
    onChange({ bodies: rest, sourceLocale: first.locale }, bodyKey(first))
    pushDeed({
      says: t('library.did.bodyRemoved', { language: nameOf(body) }),
      saysUndone: t('library.did.back'),
      undo: () => {
        const now = useLibrary.getState().unsaved.get(id)
        if (now) write({ ...now.template, bodies: [...now.template.bodies, body], sourceLocale: template.sourceLocale }, now.basedOn)
      },
    })
  }
  return (
    <fieldset className={styles.bodies} aria-label={t('library.languages')}>
      {ordered.map((body) => {
        const stale = staleSince(template, body) !== null
        const wrong = faults.some(
          ({ code, locale, variant }) => locale === body.locale && variant === body.variant && code !== 'missingVariable',
        )
        return (
          <button
            key={bodyKey(body)}
            type="button"
            aria-pressed={body === current}
            className={cx(styles.bodyChip, body === current && styles.chosen)}
            onClick={() => onChoose(bodyKey(body))}
          >
            {wrong ? <Icon name="alert" size={12} /> : stale ? <Icon name="warning" size={12} /> : null}
            <bdi>{nameOf(body)}</bdi>
            {body.locale === template.sourceLocale ? <span className={styles.weak}>{t('library.source')}</span> : null}
            {stale ? <span className={styles.soonText}>{t('library.oldMark')}</span> : null}
          </button>
        )
      })}
      <Menu
        label={t('library.addLanguage')}
        groups={[{ entries: offered.map((code) => ({ id: code, label: format.language(code), detail: code })) }]}
        onChoose={(code) => add(freshBody(code))}
      >
        <Button icon="plus" kind="quiet">
          {t('library.addLanguage')}
        </Button>
      </Menu>
      {current ? (
        <Menu
          label={t('library.bodyMenu', { language: nameOf(current) })}
          groups={[
            {
              entries: [
                { id: 'variant', label: t('library.addVariant'), icon: 'plus' },
                { id: 'source', label: t('library.makeSource'), disabled: current.locale === template.sourceLocale },
                {
                  id: 'remove',
                  label: t('library.removeBody', { language: nameOf(current) }),
                  icon: 'trash',
                  danger: true,
                  disabled: template.bodies.length < 2,
                },
              ],
            },
          ]}
          onChoose={(what) => {
            if (what === 'variant') add({ ...freshBody(current.locale), variant: freeVariant(current.locale), register: current.register })
            else if (what === 'source') onChange({ sourceLocale: current.locale }, bodyKey(current))
            else remove(current)
          }}
        >
          <IconButton icon="more" label={t('library.bodyMenu', { language: nameOf(current) })} />
        </Menu>
      ) : null}
    </fieldset>
  )
}
