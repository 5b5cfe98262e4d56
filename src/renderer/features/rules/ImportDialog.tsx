import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Rule } from '../../../shared/domain/rules/types'
import { now } from '../../bridge/deskStore'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { addAll, mintId } from './store'

/** What a stranger may hand in: bounded, parsed, and switched off until someone has looked at it. */
const longest = 2_000_000
const most = 200

type Read = { rules: Rule[]; what: null } | { rules: null; what: string }
const read = (text: string, noList: string): Read => {
  try {
    const value: unknown = text.length > longest ? null : JSON.parse(text)
    if (!Array.isArray(value) || value.length === 0 || value.length > most) return { rules: null, what: noList }
    const parsed = value.map((one) => Rule.safeParse(one))
    const bad = parsed.findIndex((one) => !one.success)
    const issue = parsed[bad]?.error?.issues[0]
    if (issue) return { rules: null, what: `${bad + 1}: ${issue.path.join('.')}: ${issue.message}` }
    // A starter that came back under its own name is one of ours again only by the reset.
    return {
      rules: parsed.flatMap(({ data }) => (data ? [{ ...data, id: mintId(), starter: false, on: false, updatedAt: now() }] : [])),
      what: null,
    }
  } catch (error) {
    return { rules: null, what: error instanceof Error ? error.message : noList }
  }
}

export function ImportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [what, setWhat] = useState<string | null>(null)
  const add = async () => {
    const answer = read(text, t('rule.noArray'))
    setWhat(answer.what)
    if (!answer.rules) return
    if (await addAll(answer.rules)) {
      setText('')
      onClose()
    }
  }
  return (
    <Dialog
      title={t('rule.import')}
      size="medium"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" isDisabled={text.trim() === ''} onPress={() => void add()}>
            {t('rule.importDo')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('rule.import')}
        hideLabel
        hint={t('rule.importText')}
        multiline
        rows={10}
        value={text}
        onChange={setText}
        error={what === null ? undefined : t('rule.importBad', { what })}
      />
    </Dialog>
  )
}
