import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateConflict } from '../../../shared/contract/library'
import { problemOf } from '../../bridge/client'
import { calls, now, onDeskEvent } from '../../bridge/deskStore'
import { ask, queryClient } from '../../bridge/queries'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { say } from '../../ui/liveRegion'
import { BothForms } from './BothForms'
import styles from './Library.module.css'
import { openDialog } from './store'

export const useConflicts = () => {
  // A round with the team space finds one without any template of this desk having changed.
  useEffect(
    () =>
      onDeskEvent((event) => {
        if (event.type === 'teamSpace') void queryClient.invalidateQueries({ queryKey: ask().library.conflicts.key() })
      }),
    [],
  )
  return useQuery(ask().library.conflicts.queryOptions())
}

const keeps = ['mine', 'theirs', 'both'] as const

/** Changed on both sides: neither form is lost until a person has chosen. */
export function ConflictsDialog() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, refetch } = useConflicts()
  const settle = async ({ templateId, with: side, at }: TemplateConflict, keep: (typeof keeps)[number]) => {
    try {
      await calls().library.settle({ templateId, keep, with: side, at })
      say(t(`library.settled.${keep}`))
    } catch (cause) {
      tellTrouble(t('library.notSettled'), cause)
    } finally {
      // Where it failed, perhaps because the other form is another by now.
      await queryClient.invalidateQueries({ queryKey: ask().library.key() })
    }
  }
  return (
    <Dialog title={t('library.conflictsTitle')} size="large" isOpen onClose={() => openDialog(null)}>
      <div className={styles.dialog}>
        {error ? (
          <ErrorNote
            title={t('library.unread')}
            problem={problemOf(error)}
            action={<Button onPress={() => void refetch()}>{t('common.retry')}</Button>}
          />
        ) : null}
        {data?.conflicts.length === 0 ? (
          <EmptyState icon="done" title={t('library.noConflicts')} text={t('library.noConflictsText')} />
        ) : null}
        {data?.conflicts.map((conflict) => (
          <section key={`${conflict.with} ${conflict.templateId}`} className={styles.conflict} aria-label={conflict.mine.title}>
            <h3 dir="auto">{conflict.mine.title}</h3>
            <p className={styles.weak}>{t(`library.conflictWith.${conflict.with}`, { ago: format.ago(conflict.at, now()) })}</p>
            <BothForms
              mine={conflict.mine}
              theirs={conflict.theirs}
              mineName={t('library.mineForm')}
              theirsName={t(`library.theirsForm.${conflict.with}`)}
            />
            <div className={styles.buttons}>
              {keeps.map((keep) => (
                <Button key={keep} onPress={() => void settle(conflict, keep)}>
                  {t(`library.keep.${keep}`)}
                </Button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
