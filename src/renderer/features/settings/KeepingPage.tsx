import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../shared/domain/backend/types'
import { defaultRule, type Hold, type KeepingRule, type KeptKind } from '../../../shared/domain/keeping/types'
import { calls, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { copyReceipt } from '../../state/receipt'
import { Button, IconButton } from '../../ui/Button'
import { Confirm } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { LetterMark } from '../../ui/LetterMark'
import { Select } from '../../ui/Select'
import styles from './Settings.module.css'

const kinds = ['conversations', 'attachments', 'customers', 'records'] as const satisfies readonly KeptKind[]
const lengths = [7, 30, 90, 180, 365, 548, 730, 1825] as const
const doneLengths = [1, 3, 7, 14, 30] as const
const FOR_EVER = 'backend'

/** The choice of a rule that was made elsewhere stands among the others. */
const among = (choices: readonly number[], chosen: number | null): number[] =>
  chosen === null || choices.includes(chosen) ? [...choices] : [...choices, chosen].sort((a, b) => a - b)

function Rule({ shop }: { shop: Shop }) {
  const { t } = useTranslation()
  const rules = useDesk((desk) => desk.keeping?.rules)
  const rule = rules?.find((one) => one.shopId === shop.id)?.rule ?? defaultRule
  const save = (change: Partial<KeepingRule>) =>
    void calls()
      .keeping.saveRule({ shopId: shop.id, rule: { ...rule, ...change } })
      .catch((error: unknown) => tellTrouble(t('settings.notSaved'), error))
  const days = (count: number) => (count === 548 ? t('keeping.months18') : t('keeping.days', { count }))
  return (
    <section className={styles.shop} aria-label={shop.name}>
      <header className={styles.shopHead}>
        <LetterMark code={shop.code} colour={shop.colour} />
        <h3 className={styles.shopName} dir="auto">
          {shop.name}
        </h3>
      </header>
      <div className={styles.pair}>
        {kinds.map((kind) => (
          <Select
            key={kind}
            label={t(`keeping.kind.${kind}`)}
            hint={t(`keeping.kindHint.${kind}`)}
            value={rule[kind] === null ? FOR_EVER : String(rule[kind])}
            options={[
              ...among(lengths, rule[kind]).map((count) => ({ id: String(count), label: days(count) })),
              { id: FOR_EVER, label: t('keeping.asBackend') },
            ]}
            onChange={(id) => save({ [kind]: id === FOR_EVER ? null : Number(id) })}
          />
        ))}
        <Select
          label={t('keeping.kind.done')}
          hint={t('keeping.kindHint.done')}
          value={String(rule.done)}
          options={among(doneLengths, rule.done).map((count) => ({ id: String(count), label: days(count) }))}
          onChange={(id) => save({ done: Number(id) })}
        />
      </div>
    </section>
  )
}

function Room() {
  const { t } = useTranslation()
  const format = useFormat()
  const space = useDesk((desk) => desk.keeping?.space)
  const size = (bytes: number | null | undefined) =>
    bytes === null || bytes === undefined ? t('keeping.room.unknown') : format.bytes(bytes)
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('keeping.room.used')}</dt>
        <dd>{size(space?.usedBytes)}</dd>
        <dt>{t('keeping.room.free')}</dt>
        <dd>{size(space?.freeBytes)}</dd>
        <dt>{t('keeping.room.state')}</dt>
        <dd>{t(`keeping.room.level.${space?.paused ? 'paused' : (space?.level ?? 'fine')}`)}</dd>
        {space && space.evicted > 0 ? (
          <>
            <dt>{t('keeping.room.evicted')}</dt>
            <dd>{t('keeping.room.evictedCount', { count: space.evicted })}</dd>
          </>
        ) : null}
      </dl>
      <p className={styles.hint}>{t('keeping.room.text')}</p>
    </>
  )
}

/** How long what stays on this desk, what must stay, what was forgotten, and the room for it. */
export function KeepingPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const shops = useDesk((desk) => desk.shops)
  const keeping = useDesk((desk) => desk.keeping)
  const [lifting, setLifting] = useState<Hold | null>(null)
  if (!keeping) return null
  const { holds, receipts, lastRound } = keeping
  const shopName = (id: string) => shops.find((shop) => shop.id === id)?.name ?? t('keeping.shopGone')
  const gone = lastRound
    ? lastRound.counts.conversations + lastRound.counts.customers + lastRound.counts.records + lastRound.counts.attachments
    : 0
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t('keeping.text')}</p>
      {shops.length === 0 ? <EmptyState icon="store" title={t('settings.shops.empty')} text={t('keeping.noShops')} /> : null}
      {shops.map((shop) => (
        <Rule key={shop.id} shop={shop} />
      ))}
      {lastRound ? (
        <p className={styles.hint} role="status">
          {t('keeping.lastRound', { when: format.dateTime(lastRound.at) })} {t('keeping.lastGone', { count: gone })}
        </p>
      ) : null}
      <h3 className={styles.label}>{t('keeping.holds')}</h3>
      {holds.length === 0 ? <p className={styles.hint}>{t('keeping.noHolds')}</p> : null}
      <ul className={styles.cards}>
        {holds.map((hold) => (
          <li key={hold.id} className={styles.card}>
            <div className={styles.cardHead}>
              <div className={styles.cardWords}>
                <span className={styles.cardName} dir="auto">
                  {hold.reason}
                </span>
                <span className={styles.hint}>
                  {t(`keeping.hold.on.${hold.target.type}`)} · <bdi>{shopName(hold.shopId)}</bdi> ·{' '}
                  {t('keeping.hold.since', { date: format.date(hold.setAt) })}
                </span>
              </div>
              <Button onPress={() => setLifting(hold)}>{t('keeping.hold.lift')}</Button>
            </div>
          </li>
        ))}
      </ul>
      <h3 className={styles.label}>{t('keeping.room.title')}</h3>
      <Room />
      <h3 className={styles.label}>{t('keeping.receipts')}</h3>
      {receipts.length === 0 ? <p className={styles.hint}>{t('keeping.noReceipts')}</p> : null}
      <ul className={styles.cards}>
        {receipts.slice(0, 20).map((receipt) => (
          <li key={receipt.id} className={styles.card}>
            <div className={styles.cardHead}>
              <div className={styles.cardWords}>
                <span className={styles.cardName}>{t(`keeping.receipt.what.${receipt.what}`)}</span>
                <span className={styles.hint}>
                  {format.dateTime(receipt.askedAt)} · {t('keeping.count.messages')}: {format.number(receipt.counts.messages)}
                  {receipt.doneAt === null ? ` · ${t('keeping.receipt.pending')}` : ''}
                </span>
              </div>
              <IconButton icon="copy" label={t('keeping.receipt.copy')} onPress={() => void copyReceipt(receipt, t, format)} />
            </div>
          </li>
        ))}
      </ul>
      <Confirm
        title={t('keeping.hold.lift')}
        text={t('keeping.hold.liftText')}
        yes={t('keeping.hold.lift')}
        danger
        isOpen={lifting !== null}
        onClose={() => setLifting(null)}
        onYes={() => {
          if (lifting)
            void calls()
              .keeping.lift({ holdId: lifting.id })
              .catch((error: unknown) => tellTrouble(t('keeping.hold.failed'), error))
        }}
      />
    </div>
  )
}
