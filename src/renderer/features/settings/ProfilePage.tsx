import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonId } from '../../../shared/domain/ids'
import { calls, useDesk } from '../../bridge/deskStore'
import { runCommand, tellTrouble } from '../../commands/runner'
import { useOutboxItems } from '../../data/queries'
import { readyToLeave } from '../../state/leaving'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Confirm } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { PinDialog } from './PinDialog'
import styles from './Settings.module.css'
import { useSave } from './useSave'

const minutes = ['1', '5', '10', '15', '30', '60', '120', '240'] as const

/** Who works here, when the desk locks, and the way out. */
export function ProfilePage() {
  const { t } = useTranslation()
  const state = useDesk((desk) => desk.state)
  const settings = useDesk((desk) => desk.settings)
  const people = useDesk((desk) => desk.people)
  const backends = useDesk((desk) => desk.backends)
  const info = useDesk((desk) => desk.info)
  const save = useSave()
  const queued = useOutboxItems().filter((item) => item.state.type !== 'sent').length
  const [leaving, setLeaving] = useState(false)
  const [changing, setChanging] = useState(false)
  if (state?.type !== 'open') return null
  const { profile } = state
  const lockChoice = minutes.find((one) => Number(one) >= settings.lockAfterMinutes) ?? '10'
  return (
    <div className={styles.form}>
      <dl className={styles.facts}>
        <dt>{t('settings.profile.name')}</dt>
        <dd dir="auto">{profile.name}</dd>
        <dt>{t('settings.profile.data')}</dt>
        <dd>
          {t(
            profile.kind === 'demo'
              ? 'settings.profile.demoKey'
              : profile.keyStore
                ? 'settings.profile.storeKey'
                : 'settings.profile.pinKey',
          )}
        </dd>
        {backends.map((backend) =>
          backend.me ? (
            <div key={backend.id} className={styles.factRow}>
              <dt dir="auto">{backend.name}</dt>
              <dd dir="auto">{backend.me.email ? `${backend.me.name} · ${backend.me.email}` : backend.me.name}</dd>
            </div>
          ) : null,
        )}
        <dt>{t('settings.profile.version')}</dt>
        <dd translate="no">{info ? `${info.version} · Electron ${info.electron}` : ''}</dd>
      </dl>
      {people.length > 0 ? (
        <Select
          label={t('settings.profile.person')}
          hint={t('settings.profile.personHint')}
          value={settings.personId ?? ''}
          options={[
            { id: '', label: t('settings.profile.nobody') },
            ...people.map((person) => ({ id: String(person.id), label: `${person.name} · ${person.city}` })),
          ]}
          onChange={(id) => save({ personId: id === '' ? null : PersonId.parse(id) })}
        />
      ) : null}
      {profile.needsPin ? (
        <Select
          label={t('settings.lockAfter')}
          value={lockChoice}
          options={minutes.map((id) => ({ id, label: t('settings.minutes', { count: Number(id) }) }))}
          onChange={(id) => save({ lockAfterMinutes: Number(id) })}
        />
      ) : null}
      {profile.needsPin ? (
        <>
          <Checkbox isSelected={settings.lockWithScreen} onChange={(lockWithScreen) => save({ lockWithScreen })}>
            {t('settings.lockWithScreen')}
          </Checkbox>
          <Checkbox isSelected={settings.lockOnSleep} onChange={(lockOnSleep) => save({ lockOnSleep })}>
            {t('settings.lockOnSleep')}
          </Checkbox>
        </>
      ) : null}
      <div className={styles.buttons}>
        {profile.needsPin ? <Button onPress={() => setChanging(true)}>{t('settings.pin.change')}</Button> : null}
        <Button icon="lock" onPress={() => runCommand('desk.lock')}>
          {t('settings.lockNow')}
        </Button>
        <Button onPress={() => setLeaving(true)}>{t('settings.signOut')}</Button>
      </div>
      {changing ? <PinDialog keyStore={profile.keyStore} onClose={() => setChanging(false)} /> : null}
      <Confirm
        title={t('settings.signOut')}
        text={[t('settings.signOutText'), queued > 0 ? t('settings.signOutQueue', { count: queued }) : ''].filter(Boolean).join(' ')}
        yes={t('settings.signOut')}
        isOpen={leaving}
        onClose={() => setLeaving(false)}
        onYes={() =>
          void readyToLeave()
            .then(() => calls().desk.signOut())
            .catch((error: unknown) => tellTrouble(t('settings.notSignedOut'), error))
        }
      />
    </div>
  )
}
