import { useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ProfileInfo } from '../../../shared/domain/desk/types'
import { calls, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { Icon, type IconName } from '../../ui/Icon'
import { CreateProfile } from './CreateProfile'
import { Door } from './Door'
import styles from './Onboarding.module.css'
import { PinForm } from './PinForm'

type Step = { type: 'choose' } | { type: 'create' } | { type: 'unlock'; profile: ProfileInfo }

function Choice({
  icon,
  title,
  text,
  onPress,
  busy,
}: {
  icon: IconName
  title: string
  text: string
  onPress: () => void
  busy?: boolean
}) {
  return (
    <RacButton className={styles.choice ?? ''} onPress={onPress} isDisabled={Boolean(busy)}>
      <Icon name={icon} size={20} />
      <span className={styles.choiceWords}>
        <span className={styles.choiceTitle}>{title}</span>
        <span className={styles.choiceText}>{text}</span>
      </span>
      <Icon name="chevron" />
    </RacButton>
  )
}

/** A profile that this program must not open: said, with what to do, and left alone. */
function ShutProfile({ name, why }: { name: string; why: 'newer' | 'unreadable' }) {
  const { t } = useTranslation()
  return (
    <div className={styles.shut} role="note">
      <Icon name="lock" size={20} />
      <span className={styles.choiceWords}>
        <bdi className={styles.choiceTitle}>{name}</bdi>
        <span className={styles.choiceText}>{t(`onboarding.shut.${why}`)}</span>
      </span>
    </div>
  )
}

/** What stands before any profile is open: who works here, the demo, or a new profile. */
export function FirstRun() {
  const { t } = useTranslation()
  const state = useDesk((desk) => desk.state)
  const [step, setStep] = useState<Step>({ type: 'choose' })
  const [starting, setStarting] = useState(false)
  if (state?.type !== 'closed') return null
  const { profiles, language, theme } = state
  const real = profiles.filter((profile) => profile.kind === 'real' && profile.state === 'ready')

  const demo = async () => {
    setStarting(true)
    try {
      await calls().desk.openDemo({ language })
    } catch (error) {
      tellTrouble(t('onboarding.demoFailed'), error)
      setStarting(false)
    }
  }
  const back = () => setStep({ type: 'choose' })

  if (step.type === 'create')
    return (
      <Door title={t('onboarding.createTitle')} text={t('onboarding.createText')} language={language} theme={theme}>
        <CreateProfile language={language} onCancel={back} />
      </Door>
    )
  if (step.type === 'unlock')
    return (
      <Door title={t('onboarding.welcomeBack', { name: step.profile.name })} language={language} theme={theme}>
        <PinForm profile={step.profile} onCancel={back} />
      </Door>
    )
  return (
    <Door
      title={t(real.length > 0 ? 'onboarding.whoTitle' : 'onboarding.title')}
      text={t(real.length > 0 ? 'onboarding.whoText' : 'onboarding.text')}
      language={language}
      theme={theme}
    >
      <div className={styles.choices}>
        {profiles
          .filter(({ state: stands }) => stands !== 'ready')
          .map((profile) => (
            <ShutProfile key={profile.id} name={profile.name} why={profile.state === 'newer' ? 'newer' : 'unreadable'} />
          ))}
        {real.map((profile) => (
          <Choice
            key={profile.id}
            icon="user"
            title={profile.name}
            text={profile.waiting > 0 ? t('onboarding.profileQueue', { count: profile.waiting }) : t('onboarding.profileText')}
            onPress={() => setStep({ type: 'unlock', profile })}
          />
        ))}
        <Choice
          icon="store"
          title={starting ? t('onboarding.demoStarting') : t('onboarding.demo')}
          text={t('onboarding.demoText')}
          onPress={() => void demo()}
          busy={starting}
        />
        <Choice
          icon="plus"
          title={t(real.length > 0 ? 'onboarding.another' : 'onboarding.connect')}
          text={t('onboarding.connectText')}
          onPress={() => setStep({ type: 'create' })}
          busy={starting}
        />
      </div>
    </Door>
  )
}
