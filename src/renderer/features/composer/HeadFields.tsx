import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address } from '../../../shared/domain/conversation/types'
import type { Draft } from '../../../shared/domain/outbox/types'
import { Button } from '../../ui/Button'
import { parseAddresses, writeAddresses } from './addresses'
import styles from './Composer.module.css'
import type { Patch } from './draftForms'

type Field = 'to' | 'cc' | 'bcc'

function AddressField({
  field,
  value,
  autoFocus,
  onChange,
  onBad,
}: {
  field: Field
  value: readonly Address[]
  autoFocus?: boolean
  onChange: (addresses: Address[]) => void
  onBad: (bad: string[]) => void
}) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => writeAddresses(value))
  const parsed = parseAddresses(text)
  const written = writeAddresses(value)
  // Another hand changed it (an undo, another conversation): the field follows, but never under the typing hand.
  const [known, setKnown] = useState(written)
  if (written !== known) {
    setKnown(written)
    if (writeAddresses(parsed.addresses) !== written) setText(written)
  }
  return (
    <label className={styles.headRow}>
      <span className={styles.headLabel}>{t(`composer.head.${field}`)}</span>
      <input
        className={styles.headInput}
        value={text}
        dir="ltr"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the field was asked for by its own button
        autoFocus={autoFocus}
        aria-invalid={parsed.bad.length > 0}
        onChange={(event) => {
          const next = event.target.value
          setText(next)
          const { addresses, bad } = parseAddresses(next)
          onChange(addresses)
          onBad(bad)
        }}
      />
    </label>
  )
}

export interface HeadFieldsProps {
  /** Another draft begins with fresh fields. */
  place: string
  heads: Pick<Draft, 'to' | 'cc' | 'bcc' | 'subject'>
  withTo: boolean
  withCopies: boolean
  withSubject: boolean
  onChange: (patch: Patch) => void
  onBad: (bad: string[]) => void
}

/** Addresses and subject of an e-mail. Copies stay folded until they are asked for or hold something. */
export function HeadFields({ place, heads, withTo, withCopies, withSubject, onChange, onBad }: HeadFieldsProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Record<'cc' | 'bcc', boolean>>({ cc: false, bcc: false })
  const [bad, setBad] = useState<Record<Field, string[]>>({ to: [], cc: [], bcc: [] })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft begins afresh
  useEffect(() => {
    setOpen({ cc: false, bcc: false })
    setBad({ to: [], cc: [], bcc: [] })
    onBad([])
  }, [place])
  const note = (field: Field) => (pieces: string[]) => {
    const next = { ...bad, [field]: pieces }
    setBad(next)
    onBad([...next.to, ...next.cc, ...next.bcc])
  }
  const shown = { cc: withCopies && (open.cc || heads.cc.length > 0), bcc: withCopies && (open.bcc || heads.bcc.length > 0) }
  return (
    <div className={styles.heads}>
      {withTo ? (
        <div className={styles.headLine}>
          <AddressField key={`${place}to`} field="to" value={heads.to} onChange={(to) => onChange({ to })} onBad={note('to')} />
          {withCopies
            ? (['cc', 'bcc'] as const).map((field) =>
                shown[field] ? null : (
                  <Button key={field} kind="quiet" onPress={() => setOpen({ ...open, [field]: true })}>
                    {t(`composer.head.${field}`)}
                  </Button>
                ),
              )
            : null}
        </div>
      ) : null}
      {(['cc', 'bcc'] as const).map((field) =>
        shown[field] ? (
          <AddressField
            key={`${place}${field}`}
            field={field}
            value={heads[field]}
            autoFocus={open[field]}
            onChange={(list) => onChange({ [field]: list })}
            onBad={note(field)}
          />
        ) : null,
      )}
      {withSubject ? (
        <label className={styles.headRow}>
          <span className={styles.headLabel}>{t('composer.head.subject')}</span>
          <input
            className={styles.headInput}
            value={heads.subject ?? ''}
            dir="auto"
            maxLength={900}
            onChange={(event) => onChange({ subject: event.target.value })}
          />
        </label>
      ) : null}
    </div>
  )
}
