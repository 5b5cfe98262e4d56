import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EvidenceKind, EvidenceKind as EvidenceKinds, type EvidenceWay } from '../../../shared/domain/dispute/evidence'
import { suggestForm } from '../../../shared/domain/dispute/suggest'
import { useDesk } from '../../bridge/deskStore'
import { useOutboxItems } from '../../data/queries'
import type { DisputeCase } from '../../data/read/disputes'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { CardWarning, recordText } from '../guard'
import styles from './Dispute.module.css'
import { Facts } from './Facts'
import { Files } from './Files'
import { factsOf } from './facts'
import { SubmitDialog } from './SubmitDialog'
import { type EvidenceDraft, useEvidenceDraft } from './useEvidenceDraft'
import { usePack } from './usePack'

/** Items under way keep the form shut: what was handed in is not handed in again by a second press. */
const UNDER_WAY = new Set(['undoable', 'queued', 'waiting', 'sending', 'held', 'unknown', 'failed'])

export function Evidence({ found }: { found: DisputeCase }) {
  const { t } = useTranslation()
  const { dispute } = found
  const limits = useDesk((desk) => desk.backends.find((one) => one.id === dispute.backendId)?.capabilities.evidence)
  const underWay = useOutboxItems().some(
    (item) =>
      UNDER_WAY.has(item.state.type) && item.effects.some((effect) => effect.type === 'evidence' && effect.disputeId === dispute.id),
  )
  const asks = dispute.asks ?? []
  const why =
    limits === undefined
      ? 'notHere'
      : underWay
        ? 'underWay'
        : asks.length === 0
          ? dispute.evidenceSentAt || (dispute.submissions ?? 0) > 0
            ? 'taken'
            : 'notAsked'
          : null
  return (
    <section className={styles.block} aria-label={t('dispute.evidence')}>
      <h3 className={styles.blockHead}>{t('dispute.evidence')}</h3>
      {why !== null || limits === undefined ? (
        <>
          <p className={styles.weak}>{t(`dispute.why.${why}`)}</p>
          {why === 'underWay' ? null : <PackOnly found={found} />}
        </>
      ) : (
        <Form found={found} limits={limits} />
      )}
    </section>
  )
}

/** Where nothing can be handed in from here, the pack can still be saved and brought in on the provider's own page. */
function PackOnly({ found }: { found: DisputeCase }) {
  const { t } = useTranslation()
  const pack = usePack(found, '', [])
  return (
    <div className={styles.tools}>
      <Button icon="download" isDisabled={pack.busy} onPress={() => void pack.save('pdf')}>
        {t('dispute.pack.savePdf')}
      </Button>
      <Button icon="download" isDisabled={pack.busy} onPress={() => void pack.save('html')}>
        {t('dispute.pack.saveHtml')}
      </Button>
    </div>
  )
}

type Limits = NonNullable<ReturnType<typeof useDesk.getState>['backends'][number]['capabilities']['evidence']>

const isKind = (text: string): text is EvidenceKind => EvidenceKinds.options.some((one) => one === text)

/** Ways the provider offers now; an answer where it names kinds. */
const waysIn = (asks: readonly string[], limits: Limits): EvidenceWay[] =>
  limits.ways.filter((way) => (way === 'answer' ? asks.some(isKind) : asks.includes(way)))

function Form({ found, limits }: { found: DisputeCase; limits: Limits }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { dispute, conversations } = found
  const asks = dispute.asks ?? []
  const ways = waysIn(asks, limits)
  const asked = asks.filter(isKind)
  const kinds = limits.kinds.filter((kind) => asked.length === 0 || asked.includes(kind))
  const policy = useDesk((desk) => desk.shops.find((one) => one.id === dispute.shopId)?.policy)
  const blank = useMemo(() => suggestForm(dispute, factsOf(found, policy), limits), [dispute, found, policy, limits])
  const writing = useEvidenceDraft(dispute, conversations[0]?.id ?? null, blank)
  const { form, change, kept } = writing
  const pack = usePack(found, form.text, form.files)
  const [asking, setAsking] = useState(false)
  const tooLong = form.text.length > limits.note
  const size = form.files.reduce((sum, file) => sum + file.size, 0)
  const trouble = tooLong
    ? t('dispute.tooLong', { most: format.number(limits.note), now: format.number(form.text.length) })
    : size > limits.allBytes
      ? t('dispute.tooBig', { most: format.bytes(limits.allBytes) })
      : limits.refundIdsFor.includes(form.kind) && form.refundIds.length === 0
        ? t('dispute.refundIdMissing')
        : limits.trackingsFor.includes(form.kind) && form.trackings.length === 0
          ? t('dispute.trackingMissing')
          : null
  // What a provider reads and keeps must hold no card number, in whichever field it stands.
  const known = [
    ...found.parcels.map(({ trackingNumber }) => trackingNumber),
    ...found.orders.flatMap(({ number, trackingNumbers }) => [number, ...trackingNumbers]),
  ]
  const safe = {
    text: recordText(form.text, known),
    facts: Object.fromEntries(Object.entries(form.facts).map(([field, text]) => [field, recordText(text, known)])),
  }
  const cards = safe.text !== form.text || Object.entries(form.facts).some(([field, text]) => safe.facts[field] !== text)
  const empty = form.text.trim() === '' && form.files.length === 0
  if (!writing.ready) return <div aria-busy />
  return (
    <div className={styles.form}>
      <div className={styles.columns}>
        {ways.length > 1 ? (
          <Select
            label={t('dispute.way.label')}
            options={ways.map((way) => ({ id: way, label: t(`evidence.way.${way}`) }))}
            value={form.way}
            onChange={(way) => change({ way })}
          />
        ) : null}
        <Select
          label={t('dispute.kind.label')}
          options={kinds.map((kind) => ({ id: kind, label: t(`evidence.kind.${kind}`) }))}
          value={form.kind}
          onChange={(kind) => change({ kind })}
        />
      </div>
      <TextField
        label={t('dispute.statement')}
        hint={t('dispute.statementHint', { most: format.number(limits.note) })}
        error={tooLong ? (trouble ?? undefined) : undefined}
        multiline
        rows={6}
        value={form.text}
        onChange={(text) => change({ text: text.slice(0, 150_000) })}
      />
      <Trackings found={found} writing={writing} />
      {limits.refundIds > 0 && (limits.refundIdsFor.includes(form.kind) || form.refundIds.length > 0) ? (
        <TextField
          label={t('dispute.refundIds')}
          hint={t('dispute.refundIdsHint')}
          value={form.refundIds.join(' ')}
          onChange={(text) =>
            change({
              refundIds: text
                .split(/[\s,;]+/)
                .filter(Boolean)
                .slice(0, limits.refundIds),
            })
          }
        />
      ) : null}
      <Facts writing={writing} />
      <Files found={found} limits={limits} writing={writing} pack={pack} />
      {cards ? <CardWarning onMask={() => change(safe)} /> : null}
      {trouble && !tooLong ? <ErrorNote tone="soon" title={trouble} /> : null}
      <div className={styles.tools}>
        <span className={styles.weak} role="status">
          {kept === 'none' ? null : t(`dispute.kept.${kept}`)}
        </span>
        {writing.draft ? (
          <Button kind="quiet" icon="trash" onPress={() => void writing.discard()}>
            {t('dispute.discard')}
          </Button>
        ) : null}
        <span className={styles.end} />
        <Button kind="primary" icon="send" isDisabled={empty || cards || trouble !== null || pack.busy} onPress={() => setAsking(true)}>
          {t('dispute.submit')}
        </Button>
      </div>
      {asking ? <SubmitDialog found={found} limits={limits} writing={writing} onClose={() => setAsking(false)} /> : null}
    </div>
  )
}

function Trackings({ found, writing }: { found: DisputeCase; writing: EvidenceDraft }): ReactNode {
  const { t } = useTranslation()
  const { form, change } = writing
  if (found.parcels.length === 0) return null
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.weak}>{t('dispute.trackings')}</legend>
      {found.parcels.map(({ id, carrier, trackingNumber }) => (
        <Checkbox
          key={id}
          isSelected={form.trackings.some(({ number }) => number === trackingNumber)}
          onChange={(on) =>
            change({
              trackings: [
                ...form.trackings.filter(({ number }) => number !== trackingNumber),
                ...(on ? [{ carrier, number: trackingNumber }] : []),
              ],
            })
          }
        >
          {`${carrier} ${trackingNumber}`}
        </Checkbox>
      ))}
    </fieldset>
  )
}
