import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { strokeOfHotkey } from '../../../../shared/domain/quick/hotkey'
import { useDesk } from '../../../bridge/deskStore'
import { holdersOf } from '../../../commands/keymap'
import { hear, keysHeard, nothingYet } from '../../../commands/record'
import type { Command } from '../../../commands/registry'
import { ownerOf, platformOf } from '../../../commands/reserved'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Kbd } from '../../../ui/Kbd'
import styles from './Keys.module.css'

export interface ListeningProps {
  command: Command
  name: string
  nameOf: (id: string) => string
  commands: readonly Command[]
  onEnd: () => void
  onGive: (keys: readonly string[]) => void
}

interface Word {
  text: string
  /** It cannot be kept. */
  stops: boolean
}

const wordsOf = (
  t: TFunction,
  keys: string,
  { command, commands, nameOf }: ListeningProps,
  platform: string,
  /** The quick palette's key; null where it has none. */
  hotkey: string | null,
): Word[] => {
  const words: Word[] = []
  const strokes = keys.split(' ')
  for (const stroke of strokes) {
    // The system takes it before any page sees it.
    if (hotkey !== null && stroke === strokeOfHotkey(hotkey, platformOf(platform)))
      words.push({ text: t('settings.quick.owner'), stops: true })
    const owner = ownerOf(stroke, platformOf(platform), command.whileTyping === true)
    if (owner) words.push({ text: t(`settings.keys.owner.${owner}`), stops: true })
  }
  if (command.whileTyping && strokes.some((stroke) => stroke.length === 1 || /^Shift\+.$/.test(stroke)))
    words.push({ text: t('settings.keys.types'), stops: false })
  const holders = holdersOf(keys, command, commands)
  if (holders.length > 0) words.push({ text: t('settings.keys.taken', { commands: holders.map(nameOf).join(', ') }), stops: false })
  return words
}

/** Hears what is pressed and says at once whose it is. Tab goes on to the buttons, Escape leaves all as it was. */
export function Listening(props: ListeningProps) {
  const { t } = useTranslation()
  const platform = useDesk((desk) => desk.info?.platform ?? '')
  const quick = useDesk((desk) => desk.settings.quick)
  const [heard, setHeard] = useState(nothingYet)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const keys = keysHeard(heard)
  const words = keys ? wordsOf(t, keys, props, platform, quick.on ? quick.keys : null) : []
  const stops = words.some((word) => word.stops)
  return (
    <div className={styles.listening} data-own-keys>
      {/* biome-ignore lint/a11y/useSemanticElements: no text is typed here, keys are only heard */}
      <div
        ref={box}
        className={styles.hear}
        role="textbox"
        aria-readonly="true"
        tabIndex={0}
        aria-label={t('settings.keys.press', { command: props.name })}
        onKeyDown={(event) => {
          if (event.key === 'Tab') return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Escape') return props.onEnd()
          if (!event.repeat) setHeard((before) => hear(before, event.nativeEvent, /mac/i.test(navigator.platform), performance.now()))
        }}
      >
        {keys ? <Kbd keys={keys} /> : <span className={styles.weak}>{t('settings.keys.pressNow')}</span>}
      </div>
      <div className={styles.words} role="status">
        {heard.state === 'refused' ? <p>{t('settings.keys.refused')}</p> : null}
        {words.map(({ text, stops: stop }) => (
          <p key={text} className={stop ? styles.stop : undefined}>
            <Icon name={stop ? 'ban' : 'warning'} />
            {text}
          </p>
        ))}
      </div>
      <div className={styles.buttons}>
        <Button kind="primary" isDisabled={!keys || stops} onPress={() => props.onGive([keys])}>
          {t('settings.keys.save')}
        </Button>
        <Button onPress={() => props.onGive([])}>{t('settings.keys.without')}</Button>
        <Button kind="quiet" onPress={props.onEnd}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
