import { useEffect } from 'react'
import { DIALOG, drawn } from '../../ui/typeAhead'
import { CopyWeekDialog } from './CopyWeekDialog'
import type { Plan } from './current'
import { ExchangeDialog } from './exchange/ExchangeDialog'
import { FillDialog } from './FillDialog'
import { DiscardConfirm } from './publish/DiscardConfirm'
import { PublishDialog } from './publish/PublishDialog'
import { VersionsDialog } from './publish/VersionsDialog'
import { RehearseDialog } from './rehearse/RehearseDialog'
import { ShiftDialog } from './ShiftDialog'
import { TypeDialog } from './TypeDialog'
import type { PlanDialog } from './view'
import { ZoneDialog } from './ZoneDialog'

/** The one dialog that stands over the plan. */
export function PlanDialogs({ plan, dialog }: { plan: Plan; dialog: PlanDialog }) {
  // Some have nothing to say of this plan, and keys must not wait for them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of each that is asked for
  useEffect(() => drawn(DIALOG), [dialog])
  switch (dialog.is) {
    case 'publish':
      return <PublishDialog plan={plan} />
    case 'versions':
      return <VersionsDialog plan={plan} />
    case 'discard':
      return <DiscardConfirm plan={plan} />
    case 'fill':
      return <FillDialog plan={plan} />
    case 'copyWeek':
      return <CopyWeekDialog plan={plan} />
    case 'zone':
      return <ZoneDialog plan={plan} />
    case 'shift':
      return <ShiftDialog key={dialog.shift.id} plan={plan} shift={dialog.shift} isNew={dialog.isNew} />
    case 'type':
      return <TypeDialog plan={plan} personId={dialog.personId} date={dialog.date} />
    case 'exchange':
      return <ExchangeDialog plan={plan} />
    case 'rehearse':
      return <RehearseDialog plan={plan} />
  }
}
