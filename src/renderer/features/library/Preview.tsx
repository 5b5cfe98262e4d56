import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { defaultPolicy } from '../../../shared/domain/guard/policy'
import type { GuardContext } from '../../../shared/domain/guard/types'
import { TemplateError } from '../../../shared/domain/template/fault'
import { render } from '../../../shared/domain/template/render'
import type { Rendered, Template, TemplateBody, TemplateFacts } from '../../../shared/domain/template/types'
import { now, useDesk } from '../../bridge/deskStore'
import { useThread } from '../../data/queries'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useNavigation } from '../../state/navigation'
import { cx } from '../../ui/classes'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { levelIcon, useGuardContext, useGuardWords, verdictOf } from '../guard'
import { Gapped, useFacts, variableWords } from '../templates'
import styles from './Editor.module.css'
import { sampleContext, sampleFacts } from './sample'

export type PreviewTemplate = Pick<Template, 'id' | 'title' | 'shopIds' | 'channels' | 'owner' | 'shortcut'>

interface Props {
  template: PreviewTemplate
  body: TemplateBody
  nested: readonly Template[]
}

/** The body as somebody would read it: the customer of the conversation opened last, or one who is made up. */
export function Preview(props: Props) {
  const { t } = useTranslation()
  const openId = useNavigation((state) => state.openId)
  const { thread } = useThread(openId)
  const backend = useDesk((desk) => desk.backends.find(({ id }) => id === thread?.conversation.backendId))
  const [who, setWho] = useState<'last' | 'sample'>('last')
  const last = thread && backend ? thread.conversation : null
  const shown = last && who === 'last' ? 'last' : 'sample'
  return (
    <section className={styles.preview} aria-label={t('library.preview')}>
      <Select
        label={t('library.previewFor')}
        options={[
          ...(last ? [{ id: 'last' as const, label: t('library.previewLast', { name: customerTitle(t, last.customerName) }) }] : []),
          { id: 'sample' as const, label: t('library.previewSample') },
        ]}
        value={shown}
        onChange={setWho}
      />
      {shown === 'last' && last && backend ? <ForLast {...props} conversation={last} backend={backend} /> : <ForSample {...props} />}
    </section>
  )
}

/** Why it cannot be filled; what nobody foresaw is a fault of the text too. */
const faultText = (t: TFunction, fault: unknown): string =>
  fault instanceof TemplateError
    ? t(`library.fault.${fault.code}`, { detail: fault.detail })
    : t('library.fault.broken', { detail: fault instanceof Error ? fault.name : '' })

const noMessages: never[] = []

function ForLast({ conversation, backend, ...props }: Props & { conversation: Conversation; backend: Backend }) {
  const shop = useDesk((desk) => desk.shops.find(({ id }) => id === conversation.shopId))
  const { facts } = useFacts({ conversation, customerId: conversation.customerId, backend, shop })
  const context = useGuardContext({
    register: null,
    place: 'library',
    kind: 'reply',
    backend,
    channel: conversation.channel,
    language: props.body.locale,
    customerId: conversation.customerId,
    messages: noMessages,
  })
  return <Filled body={props.body} nested={props.nested} facts={facts(props.body.locale)} context={context} shopId={conversation.shopId} />
}

function ForSample(props: Props) {
  const shops = useDesk((desk) => desk.shops)
  const agentName = useDesk((desk) => (desk.state?.type === 'open' ? desk.state.profile.name : ''))
  const shop = shops.find(({ id }) => props.template.shopIds.includes(id)) ?? shops[0]
  const { locale, register } = props.body
  const facts = useMemo(() => sampleFacts({ locale, now: now(), agentName, shop }), [locale, agentName, shop])
  const context = useMemo(() => sampleContext(facts, props.template, register, shops, shop), [facts, props.template, register, shops, shop])
  return <Filled body={props.body} nested={props.nested} facts={facts} context={context} shopId={shop?.id ?? ''} />
}

function Filled({
  body,
  nested,
  facts,
  context,
  shopId,
}: Omit<Props, 'template'> & { facts: TemplateFacts | null; context: GuardContext | null; shopId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useGuardWords()
  const policies = useDesk((desk) => desk.guard)
  const fillNow = (): { text: Rendered | null; fault: unknown } => {
    if (!facts) return { text: null, fault: null }
    try {
      return { text: render(body, facts, nested), fault: null }
    } catch (fault) {
      return { text: null, fault }
    }
  }
  const { text, fault } = fillNow()
  const said = useMemo(() => {
    if (!text || !context) return []
    const policy = policies?.find((one) => one.shopId === shopId) ?? defaultPolicy(shopId)
    return verdictOf({ kind: 'reply', text: text.text, bodyLength: text.text.length, subject: null, approved: false }, context, policy)
  }, [text, context, policies, shopId])
  const gaps = [...new Set((text?.gaps ?? []).map(({ variable }) => variableWords(t, variable)))]
  if (fault) return <ErrorNote title={faultText(t, fault)} />
  if (!text) return <p className={styles.weak}>{t('library.loading')}</p>
  return (
    <>
      <div className={styles.paper} dir="auto" lang={text.locale} data-preview>
        {text.text.trim() === '' ? (
          <span className={styles.weak}>{t('library.previewEmpty')}</span>
        ) : (
          <Gapped text={text.text} gaps={text.gaps} />
        )}
      </div>
      {gaps.length > 0 ? (
        <p className={styles.warn}>
          <Icon name="warning" size={12} />
          {t('library.previewGaps', { count: gaps.length, what: format.list(gaps) })}
        </p>
      ) : null}
      {said.length > 0 ? (
        <ul className={styles.findings} aria-label={t('library.guard')}>
          {said.slice(0, 12).map((one) => (
            <li key={one.id} className={cx(styles.finding, styles[one.level])}>
              <Icon name={levelIcon[one.level]} size={12} />
              <span>
                <b>{words.level(one)}</b> {words.name(one)}
                {words.what(one) ? <bdi className={styles.quote}>{words.what(one)}</bdi> : null}{' '}
                <span className={styles.weak}>{words.why(one)}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : text.text.trim() === '' ? null : (
        <p className={styles.good}>
          <Icon name="done" size={12} />
          {t('library.guardFine')}
        </p>
      )}
    </>
  )
}
