import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend, Shop } from '../../../shared/domain/backend/types'
import type { Conversation } from '../../../shared/domain/conversation/types'
import type { Draft } from '../../../shared/domain/outbox/types'
import { approvedGaps, fillApproved, guessApproved } from '../../../shared/domain/template/approved'
import { openGapsOf } from '../../../shared/domain/template/gaps'
import type { Template } from '../../../shared/domain/template/types'
import { problemOf } from '../../bridge/client'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './ApprovedBox.module.css'
import { Gapped } from './Gapped'
import { useFacts } from './useFacts'
import { useHits, useNamed } from './useTemplates'

/** An inbox has some dozens of them. */
const most = 200

export type ApprovedPatch = Pick<Draft, 'text' | 'signature' | 'files' | 'approved'>

interface Props {
  conversation: Conversation
  backend: Backend
  shop: Shop | undefined
  /** What was chosen before, as the draft holds it. */
  approved: Draft['approved']
  /** As it stands in the draft: what leaves where the template itself is not at hand. */
  text: string
  onChange: (patch: ApprovedPatch) => void
}

const isOf = (template: Template, approved: NonNullable<Draft['approved']>): boolean =>
  template.remote?.approved?.name === approved.name && template.remote.approved.language === approved.language

/** The reply window has closed: an approved template is chosen, its gaps are filled, and it is read as it will leave. */
export function ApprovedBox({ conversation, backend, shop, approved, text, onChange }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { facts } = useFacts({ conversation, customerId: conversation.customerId, backend, shop })
  const { data, error, refetch, isPending } = useHits({
    text: '',
    shortcut: false,
    shopId: conversation.shopId,
    backendId: conversation.backendId,
    channel: conversation.channel,
    locale: conversation.language,
    tag: null,
    owner: null,
    approvedOnly: true,
    limit: most,
    offset: 0,
  })
  const ids = useMemo(() => (data?.hits ?? []).map(({ id }) => id), [data])
  const templates = useNamed(ids).data?.templates ?? []
  const chosen = approved ? (templates.find((template) => isOf(template, approved)) ?? null) : null

  const take = (template: Template, given?: Record<string, string>) => {
    const known = template.remote?.approved
    if (!known) return
    const { text: wanted } = template.remote ?? { text: '' }
    const here = facts(known.language)
    const values = given ?? (here ? guessApproved(wanted, here) : {})
    onChange({
      text: fillApproved(wanted, values).text,
      signature: false,
      files: [],
      approved: { ...known, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')) },
    })
  }
  if (error)
    return (
      <div className={styles.box}>
        <ErrorNote
          title={t('templates.approved.failed')}
          problem={problemOf(error)}
          action={<Button onPress={() => void refetch()}>{t('templates.panel.again')}</Button>}
        />
      </div>
    )
  if (!approved && !isPending && templates.length === 0 && ids.length === 0)
    return (
      <div className={styles.box}>
        <p className={styles.title}>{t('templates.approved.none')}</p>
        <p className={styles.weak}>{t('templates.approved.noneText')}</p>
      </div>
    )
  const filled = chosen?.remote && approved ? fillApproved(chosen.remote.text, approved.values) : { text, gaps: openGapsOf(text) }
  return (
    <section className={styles.box} aria-label={t('templates.approved.title')}>
      <p className={styles.title}>
        <Icon name="clock" /> {t('templates.approved.title')}
      </p>
      <Select
        label={t('templates.approved.choose')}
        options={templates.map((template) => ({
          id: template.id,
          label: `${template.title} · ${format.language((template.remote?.approved?.language ?? template.sourceLocale).replace('_', '-'))}`,
        }))}
        value={chosen?.id ?? null}
        onChange={(id) => {
          const template = templates.find((one) => one.id === id)
          if (template) take(template)
        }}
      />
      {approved ? (
        <>
          <div className={styles.gaps}>
            {approvedGaps(chosen?.remote?.text ?? '').map((gap) => (
              <TextField
                key={gap}
                label={/^\d+$/.test(gap) ? t('templates.approved.gap', { number: gap }) : gap}
                value={approved.values[gap] ?? ''}
                maxLength={1_024}
                onChange={(value) => chosen && take(chosen, { ...approved.values, [gap]: value })}
              />
            ))}
          </div>
          <div>
            <p className={styles.weak}>{t('templates.approved.preview')}</p>
            <div className={styles.text} dir="auto" lang={approved.language.replace('_', '-')} data-selectable>
              <Gapped text={filled.text} gaps={filled.gaps} />
            </div>
          </div>
        </>
      ) : null}
    </section>
  )
}
