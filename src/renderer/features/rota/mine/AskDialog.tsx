import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import people from '../people/People.module.css'

/** Something is asked for: sent once, and closed when it is kept. */
export function AskDialog({
  title,
  size = 'small',
  action,
  able,
  onAsk,
  onClose,
  children,
}: {
  title: string
  size?: 'small' | 'medium'
  action: string
  /** Whether what is chosen can be asked for. */
  able: boolean
  /** Whether it was kept; what stood in the way was said. */
  onAsk: () => Promise<boolean>
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const kept = await onAsk()
    setBusy(false)
    if (kept) onClose()
  }
  return (
    <Dialog
      title={title}
      size={size}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" isDisabled={busy || !able} onPress={() => void send()}>
            {action}
          </Button>
        </>
      }
    >
      <div className={people.form}>{children}</div>
    </Dialog>
  )
}
