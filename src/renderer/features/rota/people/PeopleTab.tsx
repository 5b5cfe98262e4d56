import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segments } from '../parts/Segments'
import { WithRota } from '../parts/WithRota'
import { RotationsPane } from '../rotations/RotationsPane'
import { TypesPane } from '../types/TypesPane'
import { PeoplePane } from './PeoplePane'

const parts = ['people', 'types', 'rotations'] as const

/** Who is planned, with which shifts, by which recurring rules. */
export function PeopleTab() {
  const { t } = useTranslation()
  const [part, setPart] = useState<(typeof parts)[number]>('people')
  // The button that led there is gone: the focus goes on to what it led to.
  const [sent, setSent] = useState(false)
  const choice = (
    <Segments
      label={t('rotaPeople.parts')}
      options={parts.map((id) => ({ id, label: t(`rotaPeople.part.${id}`) }))}
      value={part}
      onChange={(next) => {
        setPart(next)
        setSent(false)
      }}
    />
  )
  return (
    <WithRota>
      {(state) =>
        part === 'people' ? (
          <PeoplePane state={state} choice={choice} />
        ) : part === 'types' ? (
          <TypesPane state={state} choice={choice} focusAdd={sent} />
        ) : (
          <RotationsPane
            state={state}
            choice={choice}
            onTypes={() => {
              setPart('types')
              setSent(true)
            }}
          />
        )
      }
    </WithRota>
  )
}
