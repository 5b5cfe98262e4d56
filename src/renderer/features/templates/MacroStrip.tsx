import { useTranslation } from 'react-i18next'
import type { Capabilities } from '../../../shared/domain/backend/types'
import type { AgentId, ConversationId } from '../../../shared/domain/ids'
import { effectsOfActions, mayAct } from '../../../shared/domain/template/actions'
import type { MacroAction } from '../../../shared/domain/template/types'
import { now } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { commitEffects } from '../../state/acts'
import { Button, IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './MacroStrip.module.css'
import { actionWords } from './words'

/** What a macro will do beside its text, before it does: taken off one by one, or done at once. */
export function MacroStrip({
  actions,
  can,
  me,
  conversationId,
  onRemove,
}: {
  actions: readonly MacroAction[]
  can: Capabilities
  me: AgentId | null
  conversationId: ConversationId
  onRemove: (actions: readonly MacroAction[]) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const able = actions.filter((action) => mayAct(action, { can, me }))
  const doNow = () => {
    const words = format.list(able.map((action) => actionWords(t, format, action)))
    onRemove(actions)
    commitEffects([conversationId], effectsOfActions(able, { can, me, now: now() }), {
      says: () => t('templates.action.did', { what: words }),
      saysUndone: () => t('templates.action.undone', { what: words }),
    }).catch((error: unknown) => tellTrouble(t('templates.action.notDone'), error))
  }
  return (
    <section className={styles.strip} aria-label={t('templates.actionGroup')}>
      <Icon name="zap" />
      <span className={styles.also}>{t('templates.action.also')}</span>
      <ul className={styles.list}>
        {actions.map((action) => {
          const words = actionWords(t, format, action)
          const may = able.includes(action)
          return (
            <li key={JSON.stringify(action)} className={styles.action} data-able={may}>
              <span dir="auto">{may ? words : t('templates.action.unable', { what: words })}</span>
              <IconButton icon="close" label={t('templates.action.remove', { what: words })} onPress={() => onRemove([action])} />
            </li>
          )
        })}
      </ul>
      {able.length > 0 ? (
        <Button kind="quiet" onPress={doNow}>
          {t('templates.action.now')}
        </Button>
      ) : null}
    </section>
  )
}
