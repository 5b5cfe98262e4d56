import { useTranslation } from 'react-i18next'
import { endingOf } from '../../../shared/domain/fileName'
import type { StoredFile } from '../../../shared/domain/outbox/types'
import { useFormat } from '../../i18n/useFormat'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Composer.module.css'

export function FileChips({
  files,
  attaching,
  onRemove,
}: {
  files: readonly StoredFile[]
  attaching: number
  onRemove: (fileId: string) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  if (files.length === 0 && attaching === 0) return null
  return (
    <ul className={styles.chips} aria-label={t('composer.files.label')}>
      {files.map((file) => (
        <li key={file.fileId} className={styles.chip}>
          <Icon name={file.mime.startsWith('image/') ? 'image' : 'file'} />
          <span className={styles.chipWhole} title={file.name} dir="ltr">
            <bdi className={styles.chipName}>{file.name.slice(0, file.name.length - endingOf(file.name).length)}</bdi>
            <bdi>{endingOf(file.name)}</bdi>
          </span>
          <span className={styles.chipSize}>{format.bytes(file.size)}</span>
          <IconButton icon="close" label={t('composer.files.remove', { name: file.name })} onPress={() => onRemove(file.fileId)} />
        </li>
      ))}
      {attaching > 0 ? (
        <li className={styles.chip}>
          <Icon name="loader" />
          {t('composer.files.attaching', { count: attaching })}
        </li>
      ) : null}
    </ul>
  )
}
