import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RotaConflict } from '../../../../shared/contract/rota'
import type { Rota } from '../../../../shared/domain/rota/plan'
import { calls } from '../../../bridge/deskStore'
import { tellTrouble } from '../../../commands/runner'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { say } from '../../../ui/liveRegion'
import settings from '../Settings.module.css'
import styles from './Conflicts.module.css'
import { fieldWords, thingWords, valueWords } from './values'

const sides = ['mine', 'theirs'] as const
type Side = (typeof sides)[number]

function One({ conflict, rota }: { conflict: RotaConflict; rota: Rota }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [fields, setFields] = useState<Record<string, Side>>({})
  const [busy, setBusy] = useState(false)
  const { kind, id, mine, theirs, clashes } = conflict
  const thing = mine ?? theirs
  if (!thing) return null
  const words = { t, format, rota }
  const settle = async (whole: Side | null) => {
    setBusy(true)
    try {
      await calls().rota.resolve({ kind, id, whole, fields: whole ? {} : fields })
      say(t('rotaSpace.settled'))
    } catch (error) {
      tellTrouble(t('rotaSpace.notSettled'), error)
    } finally {
      setBusy(false)
    }
  }
  const title = thingWords(thing, words)
  const values = (side: Side, name: string) =>
    valueWords(name, (conflict[side]?.body as Record<string, unknown> | undefined)?.[name], words)
  return (
    <section className={styles.conflict} aria-label={title}>
      <h3 dir="auto">{title}</h3>
      {theirs === null ? <p className={settings.hint}>{t('rotaSpace.goneThere')}</p> : null}
      {theirs
        ? clashes.map((name) => (
            <RadioGroup
              key={name}
              className={styles.field ?? ''}
              value={fields[name] ?? null}
              onChange={(value) => setFields({ ...fields, [name]: value as Side })}
            >
              <Label className={settings.label ?? ''}>{fieldWords(name, t)}</Label>
              {sides.map((side) => (
                <Radio key={side} value={side} className={styles.side ?? ''}>
                  <span className={styles.who}>{t(`rotaSpace.side.${side}`)}</span>
                  <bdi className={styles.value}>{values(side, name)}</bdi>
                </Radio>
              ))}
            </RadioGroup>
          ))
        : null}
      <div className={settings.buttons}>
        {theirs ? (
          <Button kind="primary" isDisabled={busy || clashes.some((name) => !fields[name])} onPress={() => void settle(null)}>
            {t('rotaSpace.settle')}
          </Button>
        ) : null}
        {sides.map((side) => (
          <Button key={side} isDisabled={busy} onPress={() => void settle(side)}>
            {t(`rotaSpace.whole.${theirs === null && side === 'theirs' ? 'gone' : side}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** Changed on both sides: neither form is lost until a person has said which, field by field. */
export function Conflicts({ conflicts, rota, onClose }: { conflicts: readonly RotaConflict[]; rota: Rota; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('rotaSpace.conflictsTitle')} size="medium" isOpen onClose={onClose}>
      {conflicts.length === 0 ? <EmptyState icon="done" title={t('rotaSpace.noConflicts')} text={t('rotaSpace.noConflictsText')} /> : null}
      {conflicts.map((conflict) => (
        <One key={`${conflict.kind} ${conflict.id}`} conflict={conflict} rota={rota} />
      ))}
    </Dialog>
  )
}
