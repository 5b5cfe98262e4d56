import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../shared/domain/clock/zoneCity'
import { runCommand, useCommandKeys } from '../../commands/runner'
import { useFormat } from '../../i18n/useFormat'
import { REGIONS } from '../../state/shiftNow'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { Icon } from '../../ui/Icon'
import { Menu, type MenuGroup } from '../../ui/Menu'
import { Select } from '../../ui/Select'
import { turn } from './commands'
import type { Plan } from './current'
import styles from './Plan.module.css'
import { TopActions } from './TopActions'
import { SCALES } from './timeline/axis'
import { openPlanDialog, setView, useRotaView } from './view'

/** A button's words with the keys that do the same. */
const withKeys = (words: string, keys: string | undefined): string => (keys ? `${words}  ${keys}` : words)

function ScaleButton({ scale, on }: { scale: (typeof SCALES)[number]; on: boolean }) {
  const { t } = useTranslation()
  const keys = useCommandKeys(`rota.${scale}`)
  return (
    <button
      type="button"
      aria-pressed={on}
      title={withKeys(t(`rota.scale.${scale}`), keys)}
      className={cx(styles.scale, on && styles.on)}
      onClick={() => setView({ scale })}
    >
      {t(`rota.scale.${scale}`)}
    </button>
  )
}

function Scales() {
  const { t } = useTranslation()
  const scale = useRotaView((view) => view.scale)
  return (
    <fieldset className={styles.scales} aria-label={t('rota.scale.label')}>
      {SCALES.map((one) => (
        <ScaleButton key={one} scale={one} on={one === scale} />
      ))}
    </fieldset>
  )
}

/** What is shown and in whose time; what may be done with the plan as a whole. */
export function PlanHead({ plan, drafts }: { plan: Plan; drafts: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useRotaView((view) => view.zone)
  const find = useRotaView((view) => view.find)
  const region = useRotaView((view) => view.region)
  const findingsOpen = useRotaView((view) => view.findings)
  const coverage = useRotaView((view) => view.coverage)
  const publishKeys = useCommandKeys('rota.publish')
  const findingsKeys = useCommandKeys('rota.findings')
  const generateKeys = useCommandKeys('rota.generate')
  const todayKeys = useCommandKeys('rota.today')
  const zoneKeys = useCommandKeys('rota.zone')
  const rehearseKeys = useCommandKeys('rota.rehearse')
  const coverageKeys = useCommandKeys('rota.coverage')
  const { period, mayPlan } = plan
  const all = plan.rows.flatMap((row) => row.findings)
  const findings = all.length
  const hard = all.filter(({ weight }) => weight === 'hard').length
  const first = period.days[0]?.startAt ?? 0
  const last = period.days.at(-1)?.startAt ?? 0
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: plan.zone }).format(last)
  const name = zone?.name ?? t('rota.zone.mine', { city: cityOfZone(plan.zone) })
  const groups: MenuGroup[] = [
    ...(mayPlan
      ? [
          {
            entries: [
              { id: 'rota.fill', label: t('rota.command.fill'), icon: 'calendar' as const },
              { id: 'rota.copyWeek', label: t('rota.command.copyWeek'), icon: 'copy' as const },
              ...(drafts > 0 ? [{ id: 'discard', label: t('rota.discardAll', { count: drafts }), icon: 'restore' as const }] : []),
            ],
          },
        ]
      : []),
    {
      entries: [
        { id: 'rota.versions', label: t('rota.command.versions'), icon: 'history' as const },
        { id: 'rota.exchange', label: t('rota.command.exchange'), icon: 'file' as const },
        { id: 'rota.rehearse', label: t('rota.command.rehearse'), icon: 'clock' as const, keys: rehearseKeys },
        { id: 'rota.coverage', label: t(coverage ? 'rota.coverageHide' : 'rota.coverageShow'), icon: 'scale' as const, keys: coverageKeys },
      ],
    },
  ]
  return (
    <header className={styles.head}>
      <Scales />
      <div className={styles.turns}>
        <IconButton icon="back" label={t('rota.command.earlier')} keys="PageUp" onPress={() => turn(-1)} />
        <span title={withKeys(t('common.today'), todayKeys)}>
          <Button kind="quiet" onPress={() => setView({ date: null })}>
            {t('common.today')}
          </Button>
        </span>
        <IconButton icon="forth" label={t('rota.command.later')} keys="PageDown" onPress={() => turn(1)} />
      </div>
      <h2 className={styles.period} aria-live="polite">
        {first === last
          ? `${format.date(first, plan.zone)} ${year}`
          : t('rota.period', { from: format.date(first, plan.zone), to: format.date(last, plan.zone), year })}
      </h2>
      <span className={styles.weak}>{t('rota.timesIn')}</span>
      <span title={withKeys(t('rota.command.zone'), zoneKeys)}>
        <Button icon="globe" onPress={() => openPlanDialog({ is: 'zone' })}>
          <bdi>{name}</bdi>
        </Button>
      </span>
      <span className={styles.gap} />
      <label className={styles.find}>
        <Icon name="search" size={12} />
        <input
          type="search"
          value={find}
          placeholder={t('rota.find')}
          aria-label={t('rota.find')}
          dir="auto"
          onChange={(event) => setView({ find: event.target.value })}
        />
      </label>
      <Select
        label={t('rota.region')}
        hideLabel
        options={[
          { id: 'all' as const, label: t('rota.allRegions') },
          ...REGIONS.map((one) => ({ id: one, label: t(`common.strip.${one}`) })),
        ]}
        value={region}
        onChange={(one) => setView({ region: one })}
      />
      <TopActions>
        <button
          type="button"
          aria-pressed={findingsOpen}
          title={withKeys(t('rota.command.findings'), findingsKeys)}
          className={cx(styles.findings, hard > 0 ? styles.some : findings > 0 && styles.few, findingsOpen && styles.on)}
          onClick={() => setView({ findings: !findingsOpen })}
        >
          <Icon name={hard > 0 ? 'alert' : findings > 0 ? 'info' : 'done'} size={14} />
          {t('rota.findingCount', { count: findings })}
        </button>
        <Menu
          label={t('rota.more')}
          groups={groups}
          onChoose={(id) => (id === 'discard' ? openPlanDialog({ is: 'discard' }) : runCommand(id))}
        >
          <IconButton icon="more" label={t('rota.more')} />
        </Menu>
        {mayPlan ? (
          <>
            <span className={styles.shortened} title={withKeys(t('rota.command.generate'), generateKeys)}>
              <Button icon="zap" onPress={() => runCommand('rota.generate')}>
                {t('rota.command.generate')}
              </Button>
            </span>
            <Button kind="primary" keys={publishKeys} isDisabled={drafts === 0} onPress={() => openPlanDialog({ is: 'publish' })}>
              {drafts === 0 ? t('rota.publishNone') : t('rota.publishCount', { count: drafts })}
            </Button>
          </>
        ) : (
          <span className={styles.weak}>
            <Icon name="lock" size={12} /> {t('rota.readOnly')}
          </span>
        )}
      </TopActions>
    </header>
  )
}
