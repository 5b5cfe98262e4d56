import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Keymap } from '../../../../shared/domain/desk/types'
import { calls, useDesk } from '../../../bridge/deskStore'
import { pushDeed } from '../../../commands/deeds'
import { keyboardNow, lookAtKeyboard } from '../../../commands/keyboard'
import { assignKeys, resetKeys } from '../../../commands/keymap'
import { type Command, knownCommands, SECTIONS } from '../../../commands/registry'
import { runCommand, tellTrouble, useCommands } from '../../../commands/runner'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { EmptyState } from '../../../ui/EmptyState'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import settings from '../Settings.module.css'
import { useSave } from '../useSave'
import { KeyRow } from './KeyRow'
import styles from './Keys.module.css'
import { QuickKeys } from './QuickKeys'

const presets = ['dragoman', 'gmail', 'superhuman'] as const

/** Saves a keymap with its undo. Several windows follow by the settings' event. */
const useKeymap = () => {
  const { t } = useTranslation()
  const keymap = useDesk((desk) => desk.settings.keymap)
  const change = (next: Keymap, says: string) => {
    const before = keymap
    calls()
      .desk.saveSettings({ keymap: next })
      .then(() =>
        pushDeed({
          says,
          undo: async () => void (await calls().desk.saveSettings({ keymap: before })),
          saysUndone: t('settings.keys.undone'),
        }),
      )
      .catch((error: unknown) => tellTrouble(t('settings.notSaved'), error))
  }
  return { keymap, change }
}

/** Which keyboard this is; looked at again whenever the page opens. */
const useKeyboard = () => {
  const [keyboard, setKeyboard] = useState(keyboardNow)
  useEffect(() => {
    let here = true
    void lookAtKeyboard().then((seen) => {
      if (here) setKeyboard(seen)
    })
    return () => {
      here = false
    }
  }, [])
  return keyboard
}

/** Every command with its keys: a preset, single letters on or off, and each key by hand. */
export function KeysPage() {
  const { t } = useTranslation()
  const single = useDesk((desk) => desk.settings.singleKeys)
  const save = useSave()
  const { keymap, change } = useKeymap()
  const { layout } = useKeyboard()
  const [sought, setSought] = useState('')
  const [changing, setChanging] = useState<string | null>(null)
  const registered = useCommands()
  // The registry's own answer changes with each command that comes; what is known here follows it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: both say when to look again
  const commands = useMemo(() => knownCommands(), [registered, keymap])
  const nameOf = (command: Command) => t(command.title, command.titleValues ?? {})
  const named = commands.map((command) => ({ command, name: nameOf(command) }))
  const wanted = sought.trim().toLocaleLowerCase()
  const shown = named.filter(({ command, name }) =>
    wanted === '' ? true : name.toLocaleLowerCase().includes(wanted) || command.keys?.some((keys) => keys.toLocaleLowerCase() === wanted),
  )
  const give = (command: Command, keys: readonly string[]) => {
    setChanging(null)
    change(assignKeys(keymap, command.id, keys, commands), t('settings.keys.changed', { command: nameOf(command) }))
  }
  return (
    <div className={settings.form}>
      <Select
        label={t('settings.keys.preset')}
        hint={t('settings.keys.presetHint')}
        options={presets.map((id) => ({ id, label: t(`settings.keys.presets.${id}`) }))}
        value={keymap.preset}
        onChange={(preset) =>
          change({ ...keymap, preset }, t('settings.keys.presetChanged', { name: t(`settings.keys.presets.${preset}`) }))
        }
      />
      <Checkbox isSelected={single} onChange={(singleKeys) => save({ singleKeys })}>
        {t('settings.singleKeys')}
      </Checkbox>
      <p className={settings.hint}>{t('settings.singleKeysHint')}</p>
      <p className={settings.hint}>
        {layout ? t('settings.keys.keyboard', { name: t(`settings.keys.layout.${layout}`) }) : t('settings.keys.keyboardUnknown')}
      </p>
      <div className={settings.buttons}>
        <Button icon="keyboard" onPress={() => runCommand('desk.cheatSheet')}>
          {t('settings.showKeys')}
        </Button>
        {Object.keys(keymap.own).length > 0 ? (
          <Button icon="undo" onPress={() => change({ ...keymap, own: {} }, t('settings.keys.allReset'))}>
            {t('settings.keys.resetAll')}
          </Button>
        ) : null}
      </div>
      <QuickKeys commands={commands} nameOf={(id) => named.find((one) => one.command.id === id)?.name ?? id} />
      <TextField label={t('settings.keys.find')} value={sought} onChange={setSought} />
      {shown.length === 0 ? <EmptyState icon="keyboard" title={t('settings.keys.none')} text={t('settings.keys.noneHint')} /> : null}
      {SECTIONS.map((section) => {
        const here = shown.filter(({ command }) => command.section === section)
        if (here.length === 0) return null
        return (
          <section key={section} aria-label={t(`commands.section.${section}`)}>
            <h3 className={styles.head}>{t(`commands.section.${section}`)}</h3>
            <ul className={styles.rows}>
              {here.map(({ command, name }) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  name={name}
                  nameOf={(id) => named.find((one) => one.command.id === id)?.name ?? id}
                  commands={commands}
                  layout={layout}
                  isOwn={command.id in keymap.own}
                  isChanging={changing === command.id}
                  onChange={() => setChanging(command.id)}
                  onEnd={() => setChanging(null)}
                  onGive={(keys) => give(command, keys)}
                  onReset={() => change(resetKeys(keymap, command.id), t('settings.keys.changed', { command: name }))}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
