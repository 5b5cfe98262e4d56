import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { calls, useDesk } from '../../bridge/deskStore'
import { strokeOf } from '../../commands/keys'
import { tellTrouble } from '../../commands/runner'
import { startTour, tourTo, useTour } from '../../state/tour'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { say } from '../../ui/liveRegion'
import styles from './Tour.module.css'
import { afterStroke, tourSteps } from './tourSteps'

const mac = () => /mac/i.test(navigator.platform)
const EDITABLE = 'input,textarea,[contenteditable=true],[contenteditable=""],[role=textbox],[role=combobox]'

/**
 * One minute, five keys: a card at the foot of the window, in its flow, so that it covers nothing. It takes no focus and
 * no key; it sees which key was pressed and goes on. `ready` is when there is something to press keys on.
 */
export function Tour({ ready }: { ready: boolean }) {
  const { t } = useTranslation()
  const step = useTour((state) => state.step)
  const done = useDesk((desk) => desk.settings.tourDone)
  const singleKeys = useDesk((desk) => desk.settings.singleKeys)
  const steps = tourSteps(singleKeys)
  const begun = useRef(false)
  useEffect(() => {
    if (!ready || done || begun.current) return
    begun.current = true
    startTour()
  }, [ready, done])

  const end = () => {
    tourTo(null)
    if (useDesk.getState().settings.tourDone) return
    calls()
      .desk.saveSettings({ tourDone: true })
      .catch((error: unknown) => tellTrouble(t('settings.notSaved'), error))
  }
  const on = (next: number | null) => {
    if (next !== null) return tourTo(next)
    say(t('onboarding.tour.over'))
    end()
  }
  const move = useRef(on)
  move.current = on
  useEffect(() => {
    if (step === null) return
    const down = (event: KeyboardEvent) => {
      const stroke = strokeOf(event, mac())
      if (!stroke || event.repeat) return
      // A letter that is typed into a text is not the key of a command.
      if (stroke.types && event.target instanceof Element && event.target.closest(EDITABLE)) return
      const next = afterStroke(tourSteps(singleKeys), step, stroke.name)
      if (next !== step) move.current(next)
    }
    window.addEventListener('keydown', down, { capture: true })
    return () => window.removeEventListener('keydown', down, { capture: true })
  }, [step, singleKeys])

  const card = step === null ? undefined : steps[step]
  const text = card ? t(`onboarding.tour.${card.id}`) : ''
  useEffect(() => say(text), [text])
  if (step === null || !card) return null
  return (
    <section className={styles.tour} aria-label={t('onboarding.tour.title')}>
      <span className={styles.count}>{t('onboarding.tour.count', { step: step + 1, all: steps.length })}</span>
      <span className={styles.keys}>
        {card.keys.map((keys) => (
          <Kbd key={keys} keys={keys} />
        ))}
      </span>
      <p className={styles.text}>{text}</p>
      <span className={styles.buttons}>
        <Button kind="quiet" onPress={end}>
          {t('onboarding.tour.skip')}
        </Button>
        <Button onPress={() => on(step + 1 < steps.length ? step + 1 : null)}>
          {t(step + 1 < steps.length ? 'onboarding.tour.next' : 'onboarding.tour.finish')}
        </Button>
      </span>
    </section>
  )
}
