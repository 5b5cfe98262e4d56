import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { Confirm, Dialog } from '../../../ui/Dialog'
import people from '../people/People.module.css'

/** One thing in an editor: saved by name, and never given up without a word. */
export function EditDialog({
  title,
  size = 'medium',
  dirty,
  fresh,
  readOnly,
  start,
  onSave,
  onClose,
  children,
}: {
  title: string
  size?: 'medium' | 'large'
  dirty: boolean
  fresh: boolean
  readOnly: boolean
  /** What else can be done with it, at the start of the line of buttons. */
  start?: ReactNode
  /** Whether it was kept. */
  onSave: () => Promise<boolean>
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const [leaving, setLeaving] = useState(false)
  const close = () => (dirty && !readOnly ? setLeaving(true) : onClose())
  return (
    <>
      <Dialog
        title={title}
        size={size}
        isOpen
        onClose={close}
        actions={
          readOnly ? (
            <Button onPress={onClose}>{t('common.close')}</Button>
          ) : (
            <>
              <span className={people.startAction}>{start}</span>
              <Button onPress={close}>{t('common.cancel')}</Button>
              <Button
                kind="primary"
                isDisabled={!dirty && !fresh}
                onPress={() => void onSave().then((kept) => (kept ? onClose() : undefined))}
              >
                {t('common.save')}
              </Button>
            </>
          )
        }
      >
        <fieldset className={people.plain} disabled={readOnly}>
          {children}
        </fieldset>
      </Dialog>
      <Confirm
        title={t('rotaPeople.giveUp.title')}
        text={t('rotaPeople.giveUp.text')}
        yes={t('rotaPeople.giveUp.yes')}
        danger
        isOpen={leaving}
        onYes={onClose}
        onClose={() => setLeaving(false)}
      />
    </>
  )
}
