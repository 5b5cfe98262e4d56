import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button'
import { cx } from './classes'
import styles from './ToastRegion.module.css'

export interface ToastWords {
  id: number
  text: string
  tone: 'plain' | 'trouble'
  /** Shown as a button with the key z. */
  onUndo?: (() => void) | undefined
  /** Where it leads. */
  action?: { text: string; run: () => void } | undefined
  /** ms; 0 stays until closed. */
  lasts: number
}

function OneToast({ toast, onClose }: { toast: ToastWords; onClose: (id: number) => void }) {
  const { t } = useTranslation()
  useEffect(() => {
    if (toast.lasts === 0) return
    const timer = window.setTimeout(() => onClose(toast.id), toast.lasts)
    return () => window.clearTimeout(timer)
  }, [toast, onClose])
  return (
    <div className={cx(styles.toast, toast.tone === 'trouble' && styles.trouble)}>
      <span className={styles.text}>{toast.text}</span>
      {toast.onUndo ? (
        <Button kind="quiet" keys="z" onPress={toast.onUndo}>
          {t('common.undo')}
        </Button>
      ) : null}
      {toast.action ? (
        <Button
          kind="quiet"
          onPress={() => {
            toast.action?.run()
            onClose(toast.id)
          }}
        >
          {toast.action.text}
        </Button>
      ) : null}
      <IconButton icon="close" label={t('common.close')} onPress={() => onClose(toast.id)} />
    </div>
  )
}

/** What was just done, with its undo. The words are also said by the live region, so this one stays silent. */
export function ToastRegion({ toasts, onClose }: { toasts: readonly ToastWords[]; onClose: (id: number) => void }) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('common.notices')} className={styles.region} data-toasts>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} onClose={onClose} />
      ))}
    </section>
  )
}
