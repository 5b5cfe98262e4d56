import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button'
import { cx } from './classes'
import styles from './Dialog.module.css'
import { awaitField, DIALOG, drawn } from './typeAhead'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  actions?: ReactNode
  size?: 'small' | 'medium' | 'large' | 'full'
  /** False for what must be answered (first run, lock). */
  dismissable?: boolean
  role?: 'dialog' | 'alertdialog'
  /** Draws no head; the title is read out only. */
  bare?: boolean
}

/**
 * Escape while the focus is nowhere: from the closing of a dialog above it until the next frame was drawn, which on a busy machine is
 * long enough to press it. It means the dialog on top, as it does wherever the focus is.
 */
const useEscapeFromNowhere = (listens: boolean, onEscape: () => void) => {
  const dialog = useRef<HTMLElement>(null)
  const down = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.target !== document.body) return
    if ([...document.querySelectorAll(DIALOG)].at(-1) !== dialog.current) return
    event.preventDefault()
    onEscape()
  })
  useEffect(() => {
    if (!listens) return
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [listens])
  return dialog
}

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'small',
  dismissable = true,
  role = 'dialog',
  bare,
}: DialogProps) {
  const { t } = useTranslation()
  // Its field may get the focus a frame later, above all where another dialog stands below.
  useLayoutEffect(() => {
    if (!isOpen) return
    awaitField(DIALOG)
    drawn(DIALOG)
  }, [isOpen])
  const dialog = useEscapeFromNowhere(isOpen && dismissable, onClose)
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      className={cx(styles.veil, bare && styles.high)}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <RacDialog ref={dialog} role={role} className={styles.dialog ?? ''} {...(bare ? { 'aria-label': title } : {})}>
          {bare ? null : (
            <div className={styles.head}>
              <Heading slot="title" className={styles.title ?? ''}>
                {title}
              </Heading>
              {dismissable ? <IconButton icon="close" label={t('common.close')} keys="Escape" onPress={onClose} /> : null}
            </div>
          )}
          <div className={bare ? styles.bareBody : styles.body}>{children}</div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Asks before a step that cannot be undone. */
export function Confirm({
  title,
  text,
  yes,
  danger,
  isOpen,
  onYes,
  onClose,
}: {
  title: string
  text: ReactNode
  yes: string
  danger?: boolean
  isOpen: boolean
  onYes: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={title}
      role="alertdialog"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            kind={danger ? 'danger' : 'primary'}
            onPress={() => {
              onYes()
              onClose()
            }}
          >
            {yes}
          </Button>
        </>
      }
    >
      {text}
    </Dialog>
  )
}
