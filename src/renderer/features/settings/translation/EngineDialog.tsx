import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EngineKindInfo, EngineState } from '../../../../shared/contract/translation'
import type { Problem } from '../../../../shared/domain/outbox/types'
import type { TranslationPolicy } from '../../../../shared/domain/translation/types'
import { problemOf } from '../../../bridge/client'
import { calls, useDesk } from '../../../bridge/deskStore'
import { showToast } from '../../../state/toasts'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import styles from '../Settings.module.css'
import { withEngine } from './policyEdit'

type Field = EngineKindInfo['fields'][number]
const types: Partial<Record<Field['kind'], string>> = { url: 'url', secret: 'password' }

/** Adds an engine or changes one. It is asked before anything is kept, and a new one is given to the shops that are ticked. */
export function EngineDialog({
  kinds,
  policies,
  state,
  onClose,
}: {
  kinds: readonly EngineKindInfo[]
  policies: readonly TranslationPolicy[]
  state: EngineState | null
  onClose(): void
}) {
  const { t } = useTranslation()
  const form = useId()
  const shops = useDesk((desk) => desk.shops)
  const [kind, setKind] = useState(state?.engine.kind ?? kinds[0]?.kind)
  const [name, setName] = useState(state?.engine.name ?? '')
  const [typed, setTyped] = useState<Record<string, string>>(state?.engine.settings ?? {})
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const info = kinds.find((one) => one.kind === kind)
  const title = (one: EngineKindInfo) => t(`engine.${one.kind}.title`, { defaultValue: one.name })
  const typedIn = (field: Field) => typed[field.name] ?? field.initial
  const missing =
    !info || info.fields.some((field) => field.required && !(field.kind === 'secret' && state) && typedIn(field).trim() === '')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!info || missing || busy) return
    setBusy(true)
    setProblem(null)
    const of = (secret: boolean) =>
      Object.fromEntries(info.fields.filter((field) => (field.kind === 'secret') === secret).map((field) => [field.name, typedIn(field)]))
    try {
      const { engine } = await calls().translation.saveEngine({
        id: state?.engine.id ?? null,
        kind: info.kind,
        name: name.trim() || info.name,
        settings: of(false),
        secrets: of(true),
      })
      if (!state)
        for (const policy of policies)
          if (!left.has(policy.shopId)) await calls().translation.savePolicy(withEngine(policy, '*', '*', engine.engine.id))
      showToast({ text: t('translationSettings.engine.saved', { name: engine.engine.name }), tone: 'plain' })
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={state ? t('translationSettings.engine.changeTitle', { name: state.engine.name }) : t('translationSettings.engine.addTitle')}
      isOpen
      onClose={onClose}
      size="medium"
      actions={
        <Button kind="primary" type="submit" form={form} isPending={busy} isDisabled={missing}>
          {busy ? t('translationSettings.engine.asking') : t(state ? 'common.save' : 'translationSettings.engine.add')}
        </Button>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void save(event)}>
        {state ? null : (
          <Select
            label={t('translationSettings.engine.kind')}
            value={kind ?? null}
            options={kinds.map((one) => ({ id: one.kind, label: title(one) }))}
            onChange={(next) => {
              setKind(next)
              setTyped({})
              setProblem(null)
            }}
          />
        )}
        {info?.fields.map((field) => {
          const kept = field.kind === 'secret' && state !== null
          return (
            <TextField
              key={`${info.kind} ${field.name}`}
              label={t(`engine.${info.kind}.${field.name}`)}
              hint={
                kept ? t('settings.connectForm.secretKept') : t(`engine.${info.kind}.hint.${field.name}`, { defaultValue: '' }) || undefined
              }
              type={types[field.kind] ?? 'text'}
              value={typedIn(field)}
              onChange={(value) => {
                setTyped({ ...typed, [field.name]: value })
                setProblem(null)
              }}
              isRequired={field.required && !kept}
              autoComplete="off"
            />
          )
        })}
        <TextField
          label={t('translationSettings.engine.name')}
          hint={t('translationSettings.engine.nameHint')}
          value={name}
          onChange={setName}
          placeholder={info?.name}
          maxLength={80}
        />
        {state || shops.length === 0 ? null : (
          <fieldset className={styles.plainSet}>
            <legend className={styles.label}>{t('translationSettings.engine.forShops')}</legend>
            {shops.map((shop) => (
              <Checkbox
                key={shop.id}
                isSelected={!left.has(shop.id)}
                onChange={(on) => {
                  const next = new Set(left)
                  if (on) next.delete(shop.id)
                  else next.add(shop.id)
                  setLeft(next)
                }}
              >
                <bdi>{shop.name}</bdi>
              </Checkbox>
            ))}
          </fieldset>
        )}
        <p className={styles.hint}>{t('translationSettings.engine.whatLeaves')}</p>
        {problem ? <ErrorNote title={t('translationSettings.engine.notSaved')} problem={problem} /> : null}
      </form>
    </Dialog>
  )
}
