import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Conversation } from '../../../shared/domain/conversation/types'
import type { OrderId } from '../../../shared/domain/ids'
import { staleSince } from '../../../shared/domain/template/choose'
import type { Rendered, Template, TemplateHit } from '../../../shared/domain/template/types'
import { now, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { customerTitle } from '../../i18n/customerWords'
import { templateTitle } from '../../i18n/templateWords'
import { useFormat } from '../../i18n/useFormat'
import type { Writer } from '../../state/writing'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { faultWords } from './faultWords'
import { type Filled, fill } from './fill'
import { Gapped } from './Gapped'
import { PinMenu } from './PinMenu'
import styles from './TemplatesTab.module.css'
import { useFacts } from './useFacts'
import { useTemplate } from './useTemplates'
import { actionWords, staleWords, variableWords, variantWords } from './words'

interface Props {
  hit: TemplateHit
  conversation: Conversation
  backend: Backend
  /** The text it would go into; null where none is on screen. */
  writer: Writer | null
  /** Hands the act behind Enter to the box above. */
  onInsert: (act: () => void) => void
}

/** A template as this customer would read it, with what is missing, and in which language. */
export function Preview(props: Props) {
  const answer = useTemplate(props.hit.id)
  const template = answer.data?.templates.find(({ id }) => id === props.hit.id)
  if (!template) return <div className={styles.preview} aria-busy={answer.isPending} />
  return <PreviewOf {...props} template={template} nested={answer.data?.nested ?? []} />
}

function PreviewOf({
  hit,
  conversation,
  backend,
  writer,
  onInsert,
  template,
  nested,
}: Props & { template: Template; nested: readonly Template[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shop = useDesk((desk) => desk.shops.find(({ id }) => id === conversation.shopId))
  const { facts, orders, order } = useFacts({ conversation, customerId: conversation.customerId, backend, shop })
  const [locale, setLocale] = useState(hit.locale)
  const [variant, setVariant] = useState<string | null>(null)
  const [orderId, setOrder] = useState<OrderId | null>(null)
  const locales = [...new Set(template.bodies.map((body) => body.locale))]
  const bodies = template.bodies.filter((body) => body.locale === locale)
  const chosen = variant ?? bodies[0]?.variant ?? ''
  const body = bodies.find((one) => one.variant === chosen) ?? bodies[0] ?? null
  // Filled at each drawing: under a millisecond, and the facts may have changed.
  const fillNow = (): { text: Rendered | null; fault: unknown } => {
    if (!body || !shop) return { text: null, fault: null }
    try {
      const made: Filled = fill(
        template,
        nested,
        { id: template.id, locale: body.locale, variant: body.variant },
        {
          locale: body.locale,
          shopLanguages: shop.languages,
          facts: (of) => {
            const known = facts(of, orderId)
            if (!known) throw new Error('a shop that went away')
            return known
          },
        },
      )
      return { text: made.type === 'text' ? made.rendered : null, fault: null }
    } catch (fault) {
      return { text: null, fault }
    }
  }
  const filled = fillNow()
  const put = () => {
    writer
      ?.insert({ id: template.id, locale: body?.locale, variant: body?.variant, orderId: orderId ?? undefined })
      .catch((error: unknown) => tellTrouble(t('templates.notInserted'), error))
  }
  useEffect(() => onInsert(put))
  const title = templateTitle(t, template)
  const stale = body ? staleWords(t, format, { locale: body.locale, staleSince: staleSince(template, body) }, now()) : ''
  const owner = t(`templates.panel.owner.${template.owner}`, { system: backend.name })
  const gaps = [...new Set((filled.text?.gaps ?? []).map(({ variable }) => variableWords(t, variable)))]
  return (
    <section
      className={styles.preview}
      data-template-preview
      aria-label={t('templates.panel.preview', { name: customerTitle(t, conversation.customerName) })}
    >
      <h3 className={styles.title} dir="auto">
        {title}
      </h3>
      <p className={styles.weak}>
        {[
          owner,
          hit.uses > 0 ? t('templates.panel.uses', { count: hit.uses }) : t('templates.panel.unused'),
          hit.usedAt === null ? '' : t('templates.panel.lastUsed', { ago: format.ago(hit.usedAt, now()) }),
          stale === '' ? t('templates.panel.fresh') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {stale ? (
        <p className={styles.warn}>
          <Icon name="warning" size={12} />
          {stale}
        </p>
      ) : null}
      <div className={styles.choices}>
        <div className={styles.wide}>
          <Select
            label={t('templates.panel.language')}
            options={locales.map((one) => ({
              id: one,
              label:
                conversation.language !== null && one.split('-')[0] === conversation.language.split('-')[0]
                  ? t('templates.panel.herLanguage', { language: format.language(one) })
                  : format.language(one),
            }))}
            value={locale}
            onChange={(next) => {
              setLocale(next)
              setVariant(null)
            }}
          />
        </div>
        {bodies.length > 1 ? (
          <Select
            label={t('templates.panel.version')}
            options={bodies.map((one) => ({ id: one.variant, label: variantWords(t, one.variant) }))}
            value={chosen}
            onChange={setVariant}
          />
        ) : null}
        {orders.length > 1 ? (
          <Select
            label={t('templates.panel.order')}
            options={orders.map(({ id, number }) => ({ id, label: number }))}
            value={orderId ?? order?.id ?? null}
            onChange={setOrder}
          />
        ) : null}
      </div>
      {filled.fault ? <ErrorNote title={faultWords(t, title, filled.fault)} /> : null}
      {filled.text ? (
        <div className={styles.text} dir="auto" lang={filled.text.locale} data-selectable>
          <Gapped text={filled.text.text} gaps={filled.text.gaps} />
        </div>
      ) : null}
      {gaps.length > 0 ? (
        <p className={styles.warn}>
          <Icon name="warning" size={12} />
          {t('templates.panel.gaps', { count: filled.text?.gaps.length ?? 0, what: format.list(gaps) })}
        </p>
      ) : null}
      {template.actions.length > 0 ? (
        <p className={styles.weak}>
          <Icon name="zap" size={12} /> {t('templates.action.also')}{' '}
          {format.list(template.actions.map((action) => actionWords(t, format, action)))}
        </p>
      ) : null}
      <div className={styles.acts}>
        <Button kind="primary" keys="Enter" isDisabled={!writer || !filled.text} onPress={put}>
          {t('templates.panel.insert')}
        </Button>
        <PinMenu template={template} />
      </div>
      {writer ? null : <p className={styles.weak}>{t('templates.panel.noWriter')}</p>}
    </section>
  )
}
