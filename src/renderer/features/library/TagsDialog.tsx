import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../bridge/queries'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { tagAll } from './deeds'
import styles from './Library.module.css'
import { openDialog, useLibrary } from './store'

const offered = 24

/** A tag for all that are marked, or off all of them. */
export function TagsDialog() {
  const { t } = useTranslation()
  const checked = useLibrary((state) => state.checked)
  const { data } = useQuery(ask().library.tags.queryOptions())
  const [tag, setTag] = useState('')
  const close = () => openDialog(null)
  const run = (off: boolean) => {
    void tagAll([...checked], tag.trim(), off)
    close()
  }
  return (
    <Dialog
      title={t('library.tagTitle', { count: checked.size })}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button isDisabled={tag.trim() === ''} onPress={() => run(true)}>
            {t('library.tagOff')}
          </Button>
          <Button kind="primary" isDisabled={tag.trim() === ''} onPress={() => run(false)}>
            {t('library.tagOn')}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <TextField label={t('library.tagLabel')} maxLength={60} value={tag} onChange={setTag} autoFocus />
        {data && data.tags.length > 0 ? (
          <div className={styles.buttons}>
            {data.tags.slice(0, offered).map((one) => (
              <Button key={one.tag} kind="quiet" icon="tag" onPress={() => setTag(one.tag)}>
                {one.tag}
              </Button>
            ))}
          </div>
        ) : null}
        <p className={styles.weak}>{t('library.tagText')}</p>
      </div>
    </Dialog>
  )
}
