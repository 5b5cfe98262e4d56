import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickState } from '../../../../shared/contract/quick'
import { acceleratorOf, hotkeyCaps, hotkeyHeard, hotkeyTrouble, strokeOfHotkey } from '../../../../shared/domain/quick/hotkey'
import { problemOf } from '../../../bridge/client'
import { calls, onDeskEvent, useDesk } from '../../../bridge/deskStore'
import { pushDeed } from '../../../commands/deeds'
import { holdersOf } from '../../../commands/keymap'
import type { Command } from '../../../commands/registry'
import { platformOf } from '../../../commands/reserved'
import { runCommand, tellTrouble } from '../../../commands/runner'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Icon } from '../../../ui/Icon'
import settings from '../Settings.module.css'
import styles from './Keys.module.css'

interface Choice {
  on: boolean
  keys: string
}

/** As main has it: whether the key is held is the system's word. */
const useHotkey = () => {
  const [state, setState] = useState<QuickState | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  useEffect(() => {
    let here = true
    const read = () =>
      calls()
        .quick.state()
        .then((now) => {
          // A key that another choice was refused stands beside it until the next choice.
          if (here) setState((before) => (before?.refused && now.hotkey === 'held' && before.keys === now.keys ? before : now))
        })
        .catch((error: unknown) => (here ? setFailed(error) : undefined))
    void read()
    const end = onDeskEvent((event) => {
      if (event.type === 'quick' && event.what === 'changed') void read()
    })
    return () => {
      here = false
      end()
    }
  }, [])
  return { state, setState, failed }
}

function Caps({ keys }: { keys: string }) {
  const platform = platformOf(useDesk((desk) => desk.info?.platform ?? ''))
  return (
    <span className={styles.caps} dir="ltr">
      {hotkeyCaps(keys, platform).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}

/** The quick palette: on or off, its key, whether the system gives it, and what else can be had. */
export function QuickKeys({ commands, nameOf }: { commands: readonly Command[]; nameOf: (id: string) => string }) {
  const { t } = useTranslation()
  const { state, setState, failed } = useHotkey()
  const platform = platformOf(useDesk((desk) => desk.info?.platform ?? ''))
  const [changing, setChanging] = useState(false)
  const caps = (keys: string) => hotkeyCaps(keys, platform).join(platform === 'darwin' ? '' : ' ')
  const choose = async (choice: Choice) => {
    if (!state) return
    const before: Choice = { on: state.on, keys: state.keys }
    try {
      const now = await calls().quick.choose(choice)
      setState(now)
      if (now.refused !== null) return
      setChanging(false)
      const says =
        choice.on === before.on
          ? t('settings.quick.changed', { keys: caps(choice.keys) })
          : t(choice.on ? 'settings.quick.switchedOn' : 'settings.quick.switchedOff')
      pushDeed({
        says,
        saysUndone: t('settings.quick.undone'),
        undo: async () => setState(await calls().quick.choose(before)),
      })
    } catch (error) {
      tellTrouble(t('settings.notSaved'), error)
    }
  }
  return (
    <section aria-label={t('settings.quick.title')} data-quick-keys={state?.hotkey}>
      <h3 className={styles.head}>{t('settings.quick.title')}</h3>
      {failed ? <ErrorNote title={t('templates.quick.failed')} problem={problemOf(failed)} /> : null}
      {state ? (
        <div className={styles.quick}>
          <Checkbox isSelected={state.on} onChange={(on) => void choose({ on, keys: state.keys })}>
            {t('settings.quick.on')}
          </Checkbox>
          <p className={settings.hint}>{t('settings.quick.hint')}</p>
          {state.on ? (
            <div className={styles.line}>
              <span className={styles.name}>{t('settings.quick.keys')}</span>
              <Caps keys={state.keys} />
              <span className={styles.buttons}>
                <Button kind="quiet" onPress={() => setChanging(true)}>
                  {t('settings.quick.change')}
                </Button>
                <Button kind="quiet" onPress={() => runCommand('desk.quick')}>
                  {t('settings.quick.open')}
                </Button>
              </span>
            </div>
          ) : null}
          <div role="status" className={styles.words}>
            {state.on && state.refused !== null ? (
              <p className={styles.stop}>
                <Icon name="ban" />
                {t(state.refused === state.keys ? 'settings.quick.refused' : 'settings.quick.stays', { keys: caps(state.refused) })}
              </p>
            ) : state.hotkey === 'held' && !state.compositor ? (
              <p>
                <Icon name="done" />
                {t('settings.quick.held')}
              </p>
            ) : null}
          </div>
          {state.on && state.refused !== null && state.free.length > 0 ? (
            <div className={styles.buttons}>
              <span className={styles.weak}>{t('settings.quick.free')}</span>
              {state.free.map((keys) => (
                <Button key={keys} onPress={() => void choose({ on: true, keys })}>
                  {t('settings.quick.take', { keys: caps(keys) })}
                </Button>
              ))}
            </div>
          ) : null}
          {changing && state.on ? (
            <Hearing
              commands={commands}
              nameOf={nameOf}
              onEnd={() => setChanging(false)}
              onGive={(keys) => void choose({ on: true, keys })}
            />
          ) : null}
          {state.compositor ? <p className={settings.hint}>{t('settings.quick.compositor')}</p> : null}
          <p className={settings.hint}>{t('settings.quick.capture')}</p>
        </div>
      ) : null}
    </section>
  )
}

interface HearingProps {
  commands: readonly Command[]
  nameOf: (id: string) => string
  onEnd: () => void
  onGive: (keys: string) => void
}

/** Hears one stroke and says at once why it cannot be the palette's. Tab goes on, Escape leaves all as it was. */
function Hearing({ commands, nameOf, onEnd, onGive }: HearingProps) {
  const { t } = useTranslation()
  const platform = platformOf(useDesk((desk) => desk.info?.platform ?? ''))
  const [keys, setKeys] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const trouble = keys === null ? null : hotkeyTrouble(keys, platform)
  const stroke = keys === null ? null : strokeOfHotkey(keys, platform)
  const holders =
    stroke === null
      ? []
      : [...new Set((['anywhere', 'composer', 'library'] as const).flatMap((scope) => holdersOf(stroke, { id: '', scope }, commands)))]
  return (
    <div className={styles.listening} data-own-keys>
      {/* biome-ignore lint/a11y/useSemanticElements: no text is typed here, keys are only heard */}
      <div
        ref={box}
        className={styles.hear}
        role="textbox"
        aria-readonly="true"
        tabIndex={0}
        aria-label={t('settings.quick.press')}
        onKeyDown={(event) => {
          if (event.key === 'Tab') return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Escape') return onEnd()
          const heard = hotkeyHeard(event.nativeEvent)
          if (heard !== null && !event.repeat) setKeys(heard)
        }}
      >
        {keys === null ? <span className={styles.weak}>{t('settings.quick.pressNow')}</span> : <Caps keys={keys} />}
      </div>
      <div className={styles.words} role="status">
        {trouble ? (
          <p className={styles.stop}>
            <Icon name="ban" />
            {t(`settings.quick.trouble.${trouble}`)}
          </p>
        ) : null}
        {holders.length > 0 ? (
          <p className={styles.stop}>
            <Icon name="ban" />
            {t('settings.quick.taken', { commands: holders.map(nameOf).join(', ') })}
          </p>
        ) : null}
      </div>
      <div className={styles.buttons}>
        <Button
          kind="primary"
          isDisabled={keys === null || trouble !== null || holders.length > 0 || acceleratorOf(keys) === null}
          onPress={() => keys !== null && onGive(keys)}
        >
          {t('settings.quick.save')}
        </Button>
        <Button kind="quiet" onPress={onEnd}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
