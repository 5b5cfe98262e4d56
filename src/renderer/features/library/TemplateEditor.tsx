import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Channel } from '../../../shared/domain/conversation/types'
import { staleSince } from '../../../shared/domain/template/choose'
import { Register, type Template, type TemplateBody } from '../../../shared/domain/template/types'
import { variableKinds } from '../../../shared/domain/template/variables'
import { now, useDesk } from '../../bridge/deskStore'
import { ask } from '../../bridge/queries'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Icon } from '../../ui/Icon'
import { Menu } from '../../ui/Menu'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { PinMenu, variableWords } from '../templates'
import { Actions } from './Actions'
import { Bodies, bodyKey } from './Bodies'
import { BodyEditor, type BodyHandle } from './BodyEditor'
import { giveUp, removeAll, save } from './deeds'
import styles from './Editor.module.css'
import { FaultList } from './FaultList'
import { Preview } from './Preview'
import { write } from './store'
import { useFaults } from './useFaults'
import { Words } from './Words'

interface Props {
  template: Template
  /** What is kept; null for a new one. */
  basedOn: number | null
  dirty: boolean
  /** What is not saved yet has been written down as it stands. */
  kept: boolean
  /** Stands above all when another hand saved meanwhile. */
  notice: ReactNode
}

const none = 'none'

/** One template: what it is called, where it is offered, its bodies, and how each would be read. Ctrl/⌘ Enter keeps it. */
export function TemplateEditor({ template, basedOn, dirty, kept, notice }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const shops = useDesk((desk) => desk.shops)
  const { faults, nested, stops } = useFaults(template)
  const [at, setAt] = useState<string | null>(null)
  const editor = useRef<BodyHandle>(null)
  const title = useRef<HTMLDivElement>(null)
  const body = template.bodies.find((one) => bodyKey(one) === at) ?? template.bodies[0]
  const place = body ? template.bodies.indexOf(body) : -1
  const change = (more: Partial<Template>) => write({ ...template, ...more }, basedOn)
  const changeBody = (more: Partial<TemplateBody>) => {
    if (!body) return
    const next = { ...body, ...more }
    if (bodyKey(next) !== bodyKey(body) && template.bodies.some((one) => one !== body && bodyKey(one) === bodyKey(next))) return
    setAt(bodyKey(next))
    change({ bodies: template.bodies.map((one) => (one === body ? next : one)) })
  }
  const keep = () => {
    if (!stops && dirty) void save(template.id)
  }
  // A new one begins at its title.
  useEffect(() => {
    if (basedOn === null && template.title === '') title.current?.querySelector('input')?.focus()
  }, [basedOn, template.title])
  const here = body ? faults.filter((one) => one.locale === body.locale && one.variant === body.variant) : []
  const whole = faults.filter(({ locale }) => locale === null)
  const taken = whole.find(({ code }) => code === 'duplicateShortcut' || code === 'badShortcut')
  const source = template.bodies.find(({ locale }) => locale === template.sourceLocale)
  const stale = body ? staleSince(template, body) : null
  const [compare, setCompare] = useState(false)
  const team = useQuery(ask().teamSpace.state.queryOptions()).data?.connected
  return (
    <div
      className={styles.editorPane}
      data-template-editor
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        keep()
      }}
    >
      {notice}
      <div className={styles.names}>
        <div ref={title}>
          <TextField label={t('library.title')} maxLength={200} value={template.title} onChange={(next) => change({ title: next })} />
        </div>
        <TextField
          label={t('library.shortcut')}
          hint={t('library.shortcutHint')}
          maxLength={60}
          value={template.shortcut}
          error={taken ? t(`library.fault.${taken.code}`, { detail: taken.detail }) : undefined}
          onChange={(text) =>
            change({
              shortcut: text
                .replace(/^[;；/]/, '')
                .trimStart()
                .toLowerCase()
                .replace(/\s+/g, '-'),
            })
          }
        />
      </div>
      <Bodies
        template={template}
        current={body}
        faults={faults}
        onChoose={setAt}
        onChange={(next, key) => {
          change(next)
          setAt(key)
        }}
      />
      {body ? (
        <div className={styles.halves}>
          <div className={styles.half}>
            <div className={styles.bodyHead}>
              <TextField
                label={t('library.variant')}
                placeholder={t('templates.variantPlain')}
                maxLength={80}
                value={body.variant}
                onChange={(variant) => changeBody({ variant })}
              />
              <Select
                label={t('library.register')}
                options={[
                  { id: none, label: t('library.registers.none') },
                  ...Register.options.map((one) => ({ id: one, label: t(`library.registers.${one}`) })),
                ]}
                value={body.register ?? none}
                onChange={(next) => changeBody({ register: Register.options.find((one) => one === next) ?? null })}
              />
            </div>
            {stale !== null && source ? (
              <div className={styles.stale}>
                <p>
                  <Icon name="warning" size={12} />{' '}
                  {t('library.stale', { ago: format.ago(stale, now()), language: format.language(body.locale) })}
                </p>
                <div className={styles.buttons}>
                  <Button onPress={() => setCompare(!compare)}>{compare ? t('library.hideSource') : t('library.lookAtBoth')}</Button>
                  <Button
                    icon="check"
                    onPress={() => {
                      changeBody({ basedOn: source.updatedAt })
                      // Nothing else waits to be saved: the word alone is enough.
                      if (!dirty) void save(template.id)
                    }}
                  >
                    {t('library.stillRight')}
                  </Button>
                </div>
                {compare ? (
                  <div className={styles.compare}>
                    <p className={styles.label}>{t('library.sourceNow', { language: format.language(source.locale) })}</p>
                    <div className={styles.paper} dir="auto" lang={source.locale}>
                      {source.text}
                    </div>
                  </div>
                ) : null}
              </div>
            ) : null}
            <div className={styles.tools}>
              <Menu
                label={t('library.addVariable')}
                groups={[
                  { entries: Object.keys(variableKinds).map((name) => ({ id: name, label: variableWords(t, name), detail: name })) },
                ]}
                onChoose={(name) => editor.current?.insert(`{{ ${name} }}`)}
              >
                <Button icon="plus">{t('library.addVariable')}</Button>
              </Menu>
              <Button icon="forth" onPress={() => editor.current?.addTabStop()}>
                {t('library.addStop')}
              </Button>
            </div>
            <p id={`${id}-hint`} className={styles.weak}>
              {t('library.bodyHint', { braces: '{{' })}
            </p>
            <BodyEditor
              ref={editor}
              place={`${template.id}|${place}`}
              value={body.text}
              label={t('library.bodyOf', { language: format.language(body.locale) })}
              language={body.locale}
              faults={here}
              describedBy={`${id}-hint`}
              onChange={(text) => changeBody({ text })}
            />
            <FaultList faults={here} onShow={(from, to) => editor.current?.showAt(from, to)} />
          </div>
          <div className={styles.half}>
            <Preview template={template} body={body} nested={nested} />
          </div>
        </div>
      ) : null}
      <details className={styles.where} open={template.actions.length > 0 || undefined}>
        <summary>{t('library.where')}</summary>
        {team || template.owner === 'team' ? (
          <Select
            label={t('library.ownerLabel')}
            hint={t('library.ownerHint')}
            options={(['personal', 'team'] as const).map((owner) => ({ id: owner, label: t(`library.owner.${owner}`) }))}
            value={template.owner === 'team' ? 'team' : 'personal'}
            onChange={(owner) => change({ owner })}
          />
        ) : null}
        <Words
          label={t('library.tags')}
          hint={t('library.wordsHint')}
          value={template.tags}
          max={50}
          onChange={(tags) => change({ tags })}
        />
        <Choices
          label={t('library.shops')}
          hint={t('library.shopsHint')}
          options={shops.map((shop) => ({ id: shop.id, label: shop.name }))}
          value={template.shopIds}
          onChange={(shopIds) => change({ shopIds })}
        />
        <Choices
          label={t('library.channels')}
          hint={t('library.channelsHint')}
          options={Channel.options.map((one) => ({ id: one, label: t(`common.channel.${one}`) }))}
          value={template.channels}
          onChange={(channels) => change({ channels })}
        />
        <Actions value={template.actions} onChange={(actions) => change({ actions })} />
      </details>
      <div className={styles.foot}>
        <span className={styles.state} role="status">
          {t(!dirty ? 'library.savedText' : kept ? 'library.unsavedText' : 'library.unkeptText')}
          {template.title.trim() === '' ? ` ${t('library.needsTitle')}` : ''}
        </span>
        <PinMenu template={template} />
        {basedOn === null ? null : (
          <Button icon="trash" kind="quiet" onPress={() => void removeAll([template.id])}>
            {t('library.delete')}
          </Button>
        )}
        {dirty ? <Button onPress={() => giveUp(template.id)}>{t('library.giveUp')}</Button> : null}
        <Button kind="primary" keys="Mod+Enter" isDisabled={stops || !dirty} onPress={keep}>
          {t('library.save')}
        </Button>
      </div>
    </div>
  )
}
