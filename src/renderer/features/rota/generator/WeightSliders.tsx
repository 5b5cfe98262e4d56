import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RotaWeights } from '../../../../shared/domain/rota/plan'
import styles from './Generator.module.css'
import { mostStep, stepOf, type WeightKey, weightKeys } from './weights'

/** How much each wish counts, in words; arrows move a step. */
export function WeightSliders({
  team,
  chosen,
  onChange,
}: {
  team: RotaWeights
  chosen: Readonly<Partial<Record<WeightKey, number>>>
  onChange: (key: WeightKey, step: number) => void
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.sliders}>
      {weightKeys.map((key) => {
        const step = chosen[key] ?? stepOf(key, team[key])
        const words = t(`rotaGenerator.step.${step}`)
        return (
          <Slider
            key={key}
            className={styles.slider ?? ''}
            minValue={0}
            maxValue={mostStep}
            step={1}
            value={step}
            onChange={(value) => onChange(key, typeof value === 'number' ? value : (value[0] ?? 0))}
          >
            <Label className={styles.sliderName ?? ''}>{t(`rotaGenerator.weight.${key}`)}</Label>
            <span className={styles.sliderWords}>{words}</span>
            <SliderTrack className={styles.track ?? ''}>
              {({ state }) => (
                <>
                  <span className={styles.trackFill} style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
                  <SliderThumb className={styles.thumb ?? ''} aria-valuetext={words} />
                </>
              )}
            </SliderTrack>
          </Slider>
        )
      })}
    </div>
  )
}
