import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Template } from '../../../shared/domain/template/types'
import { problemOf } from '../../bridge/client'
import { ask } from '../../bridge/queries'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { BothForms } from './BothForms'
import { keepBoth, letGoOf, mayEdit, overwrite, startNew } from './deeds'
import styles from './Editor.module.css'
import { showMeanwhile, useLibrary } from './store'
import { TemplateEditor } from './TemplateEditor'
import { TemplateView } from './TemplateView'

/** Another hand saved while this one wrote: both forms, and a word that is the agent's. */
function Meanwhile({ mine, theirs }: { mine: Template; theirs: Template }) {
  const { t } = useTranslation()
  return (
    <div className={styles.meanwhile}>
      <ErrorNote tone="soon" title={t('library.meanwhile')}>
        {t('library.meanwhileText')}
      </ErrorNote>
      <BothForms mine={mine} theirs={theirs} mineName={t('library.mineForm')} theirsName={t('library.savedForm')} />
      <div className={styles.buttons}>
        <Button kind="primary" onPress={() => void overwrite(mine.id, theirs.updatedAt)}>
          {t('library.keepMine')}
        </Button>
        <Button
          onPress={() => {
            letGoOf(mine.id)
            showMeanwhile(null)
          }}
        >
          {t('library.keepTheirs')}
        </Button>
        <Button onPress={() => keepBoth(mine.id)}>{t('library.keepBoth')}</Button>
      </div>
    </div>
  )
}

/** The chosen template: its unsaved text where there is one, else as it is kept. */
export function EditorPane() {
  const { t } = useTranslation()
  const chosen = useLibrary((state) => state.chosen)
  const unsaved = useLibrary((state) => (state.chosen ? state.unsaved.get(state.chosen) : undefined))
  const held = useLibrary((state) => state.chosen !== null && state.kept.has(state.chosen))
  const meanwhile = useLibrary((state) => state.meanwhile)
  const answer = useQuery({ ...ask().library.get.queryOptions({ input: { ids: chosen ? [chosen] : [] } }), enabled: chosen !== null })
  const kept = answer.data?.templates.find(({ id }) => id === chosen)
  if (!chosen)
    return (
      <EmptyState
        icon="fileText"
        title={t('library.nothingChosen')}
        text={t('library.nothingChosenText')}
        action={
          <Button icon="plus" onPress={startNew}>
            {t('library.new')}
          </Button>
        }
      />
    )
  if (!unsaved && answer.error)
    return (
      <div className={styles.editorPane}>
        <ErrorNote
          title={t('library.unread')}
          problem={problemOf(answer.error)}
          action={<Button onPress={() => void answer.refetch()}>{t('common.retry')}</Button>}
        />
      </div>
    )
  const template = unsaved?.template ?? kept
  if (!template) return answer.isPending ? <div aria-busy="true" /> : <EmptyState icon="fileText" title={t('templates.gone')} />
  if (!mayEdit(template)) return <TemplateView key={template.id} template={template} nested={answer.data?.nested ?? []} />
  return (
    <TemplateEditor
      key={template.id}
      template={template}
      basedOn={unsaved ? unsaved.basedOn : template.updatedAt}
      dirty={unsaved !== undefined}
      kept={held}
      notice={unsaved && meanwhile && meanwhile.id === template.id ? <Meanwhile mine={template} theirs={meanwhile} /> : null}
    />
  )
}
