import { useId, useMemo, useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Dialog } from '../../../ui/Dialog'
import { Icon } from '../../../ui/Icon'
import { PickList } from '../../../ui/PickList'
import styles from './Parts.module.css'
import { findZones, isZone, knownZones } from './zones'

/** A zone by its city, found by typing; each with what the clock says there now. `none`: words of a first choice «no zone». */
export function ZonePicker({
  label,
  zone,
  city,
  onPick,
  none,
  error,
}: {
  label: string
  zone: string | null
  city?: string | undefined
  onPick: (zone: string | null, city: string) => void
  none?: string
  error?: string | undefined
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const id = useId()
  const [open, setOpen] = useState(false)
  const items = useMemo(
    () =>
      open
        ? [
            ...(none ? [{ id: '', label: none }] : []),
            ...knownZones().map((one) => ({
              id: `${one.zone}|${one.city}`,
              label: one.city,
              also: one.zone,
              detail: `${one.zone} · ${format.time(minute, one.zone)}`,
            })),
          ]
        : [],
    [open, none, format, minute],
  )
  const shown = zone === null ? (none ?? t('rotaPeople.zone.choose')) : zone === '' ? t('rotaPeople.zone.choose') : city || cityOfZone(zone)
  return (
    <div className={styles.field}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <RacButton className={styles.picked ?? ''} aria-labelledby={`${id} ${id}-value`} onPress={() => setOpen(true)}>
        <span id={`${id}-value`} className={styles.pickedText} dir="auto">
          {shown}
          {zone && isZone(zone) ? <span className={styles.label}>{` · ${zone} · ${format.time(minute, zone)}`}</span> : null}
        </span>
        <Icon name="chevronDown" />
      </RacButton>
      {error ? <span className={styles.error}>{error}</span> : null}
      <Dialog title={label} isOpen={open} onClose={() => setOpen(false)} size="medium" bare>
        <PickList
          label={label}
          placeholder={t('rotaPeople.zone.find')}
          items={items}
          find={findZones}
          none={t('rotaPeople.zone.none')}
          onPick={(picked) => {
            const [to, name] = picked.split('|')
            onPick(to || null, name ?? '')
            setOpen(false)
          }}
        />
      </Dialog>
    </div>
  )
}
