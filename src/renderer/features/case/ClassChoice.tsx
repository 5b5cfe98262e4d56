import { useTranslation } from 'react-i18next'
import type { ServiceClass } from '../../../shared/domain/clock/types'
import { useCommandKeys } from '../../commands/runner'
import type { Case } from '../../data/useCase'
import { firedName } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import styles from './Case.module.css'
import { notThanks, pressed, setClass, thanksAfterAll } from './deeds'

const NONE = '—'
const classes: ServiceClass[] = ['A', 'B', 'C']

/** The class, by rule or by word, and thanks that started no clock. */
export function ClassChoice({ given }: { given: Case }) {
  const { t } = useTranslation()
  const format = useFormat()
  const questionKeys = useCommandKeys('case.question')
  const { facts, assessment, said } = given
  const { id } = facts.conversation
  const by = assessment.fired.find(({ effects }) => effects.some(({ type }) => type === 'class'))
  const name = by ? firedName(by, t) : null
  const why =
    said.class !== undefined ? t('case.classByYou') : name === null ? t('case.classUnknown') : t('case.classByRule', { rule: name })
  const asked = [...said.notThanks].filter((messageId) => facts.messages.some((message) => message.id === messageId))
  return (
    <section className={styles.section} aria-label={t('case.class')}>
      <Select
        label={t('case.class')}
        options={[
          { id: NONE, label: t('case.noClass') },
          ...classes.map((one) => ({ id: one as string, label: t(`inbox.view.class${one}`) })),
        ]}
        value={assessment.class ?? NONE}
        onChange={(next) => pressed(setClass(given, classes.find((one) => one === next) ?? null))}
      />
      <div className={styles.line}>
        <p className={styles.weak}>{why}</p>
        {said.class !== undefined ? (
          <Button kind="quiet" icon="restore" onPress={() => pressed(setClass(given, undefined))}>
            {t('case.byRulesAgain')}
          </Button>
        ) : null}
      </div>
      {assessment.highValue ? <p className={styles.weak}>{t('case.highValue')}</p> : null}
      {assessment.thanks ? (
        <div className={styles.line}>
          <p className={styles.weak}>{t('case.thanks', { language: format.language(assessment.thanks.language) })}</p>
          <Button icon="help" keys={questionKeys} onPress={() => assessment.thanks && pressed(notThanks(id, assessment.thanks.messageId))}>
            {t('case.question')}
          </Button>
        </div>
      ) : null}
      {asked.map((messageId) => (
        <div key={messageId} className={styles.line}>
          <p className={styles.weak}>{t('case.saidQuestion')}</p>
          <Button kind="quiet" icon="restore" onPress={() => pressed(thanksAfterAll(id, messageId))}>
            {t('case.onlyThanks')}
          </Button>
        </div>
      ))}
    </section>
  )
}
