import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaJob } from '../../../../shared/contract/rota'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { Progress } from '../../../ui/Progress'
import styles from './Generator.module.css'
import { useQuality } from './quality'

/** At work: how long still, how good the best plan is, and a way to end it with that. */
export function Running({ job, onStop }: { job: RotaJob; onStop: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const quality = useQuality(job)
  const [begun] = useState(() => performance.now())
  const [spent, setSpent] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSpent((performance.now() - begun) / 1000), 500)
    return () => clearInterval(timer)
  }, [begun])
  const left = Math.max(0, Math.ceil(job.seconds - spent))
  return (
    <div className={styles.form} aria-live="polite">
      <Progress
        label={t(`rotaGenerator.running.${job.mode}`)}
        value={Math.min(job.seconds, spent)}
        max={job.seconds}
        words={left > 0 ? t('rotaGenerator.left', { time: format.span(left * 1000) }) : t('rotaGenerator.finishing')}
      />
      <p>{quality}</p>
      <div>
        <Button icon="close" onPress={onStop}>
          {t('rotaGenerator.stop')}
        </Button>
      </div>
    </div>
  )
}
