/** What the generator is asked: the rota as it stands, whom and which days it may plan anew, and what is needed. */
import type { HourNeed, Rota, RotaShift, RotaWeights } from '../plan'

export interface GenerateTask {
  /** `repair`: what stands stays wherever it can, and the fewest days change. */
  readonly mode: 'plan' | 'repair'
  readonly rota: Rota
  /** What is planned now (`planned`): published with drafts laid over; also around the span, for rest, weeks and runs. */
  readonly shifts: readonly RotaShift[]
  /** ISO day of the first date planned; shifts count by their own `date`. */
  readonly from: string
  readonly days: number
  /** Null: everybody who has not left. Others stay as they are. */
  readonly people: readonly string[] | null
  readonly needs: readonly HourNeed[]
  readonly weights: RotaWeights
  /** Epoch ms: when it is asked. */
  readonly now: number
}
