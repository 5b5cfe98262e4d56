import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staleSince } from '../../../shared/domain/template/choose'
import type { Template } from '../../../shared/domain/template/types'
import { now, useDesk } from '../../bridge/deskStore'
import { templateTitle } from '../../i18n/templateWords'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { actionWords, PinMenu, variantWords } from '../templates'
import { bodyKey } from './Bodies'
import { copyToMine } from './deeds'
import styles from './Editor.module.css'
import { Preview } from './Preview'
import { RemoveThere } from './RemoveThere'

/** `{{ … }}`, `{% … %}`, `${1:…}`. */
const tokens = /(\{\{[^}]*\}\}|\{%[^%]*%\}|\$\{\d+(?::[^}]*)?\})/

/** Variables, tags and tab stops run from left to right as they were written, whatever the text around them does. */
function AsWritten({ text }: { text: string }) {
  let at = 0
  return text.split(tokens).map((part, place) => {
    const from = at
    at += part.length
    return place % 2 === 0 ? (
      part
    ) : (
      <bdi key={from} dir="ltr">
        {part}
      </bdi>
    )
  })
}

/** What is not the agent's: read here, changed as a copy. */
export function TemplateView({ template, nested }: { template: Template; nested: readonly Template[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const backend = useDesk((desk) => desk.backends.find(({ id }) => id === template.backendId))
  const shops = useDesk((desk) => desk.shops)
  const working = useDesk((desk) => desk.settings.workingLanguage)
  const first = template.bodies.find(({ locale }) => locale.split('-')[0] === working.split('-')[0]) ?? template.bodies[0]
  const [at, setAt] = useState<string | null>(null)
  const body = template.bodies.find((one) => bodyKey(one) === at) ?? first
  const shopNames = shops.filter(({ id }) => template.shopIds.includes(id)).map(({ name }) => name)
  const facts = [
    t(`library.owner.${template.owner}`),
    backend ? backend.name : '',
    template.shortcut ? `;${template.shortcut}` : '',
    shopNames.length > 0 ? format.list(shopNames) : '',
    template.channels.length > 0 ? format.list(template.channels.map((one) => t(`common.channel.${one}`))) : '',
    template.tags.length > 0 ? format.list([...template.tags]) : '',
  ].filter(Boolean)
  return (
    <div className={styles.editorPane} data-template-view>
      <h2 className={styles.viewTitle} dir="auto">
        {templateTitle(t, template)}
      </h2>
      <p className={styles.weak}>{facts.join(' · ')}</p>
      <div className={styles.readOnly}>
        <Icon name="lock" />
        <span>{t(template.owner === 'starter' ? 'library.starterText' : 'library.backendText')}</span>
        <Button icon="copy" kind="primary" onPress={() => void copyToMine(template)}>
          {t('library.copyToMine')}
        </Button>
        <PinMenu template={template} />
        <RemoveThere key={template.id} template={template} />
      </div>
      <fieldset className={styles.bodies} aria-label={t('library.languages')}>
        {template.bodies.map((one) => (
          <button
            key={bodyKey(one)}
            type="button"
            aria-pressed={one === body}
            className={cx(styles.bodyChip, one === body && styles.chosen)}
            onClick={() => setAt(bodyKey(one))}
          >
            {staleSince(template, one) === null ? null : <Icon name="warning" size={12} />}
            <bdi>
              {one.variant === '' ? format.language(one.locale) : `${format.language(one.locale)} · ${variantWords(t, one.variant)}`}
            </bdi>
          </button>
        ))}
      </fieldset>
      {body ? (
        <div className={styles.halves}>
          <div className={styles.half}>
            <h3 className={styles.label}>{t('library.asWritten')}</h3>
            {staleSince(template, body) === null ? null : (
              <p className={styles.warn}>
                <Icon name="warning" size={12} />
                {t('library.stale', { ago: format.ago(staleSince(template, body) ?? 0, now()), language: format.language(body.locale) })}
              </p>
            )}
            <div className={styles.paper} dir="auto" lang={body.locale}>
              <AsWritten text={body.text} />
            </div>
            {template.actions.length > 0 ? (
              <p className={styles.weak}>
                <Icon name="zap" size={12} /> {t('templates.action.also')}{' '}
                {format.list(template.actions.map((action) => actionWords(t, format, action)))}
              </p>
            ) : null}
          </div>
          <div className={styles.half}>
            <Preview template={template} body={body} nested={nested} />
          </div>
        </div>
      ) : null}
    </div>
  )
}
