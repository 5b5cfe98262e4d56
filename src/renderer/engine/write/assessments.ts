/** What is kept of cases, read and sealed for one write. */
import { alertsOf, nextAlertAt } from '../../../shared/domain/clock/alerts'
import type { Clock, ShopPlan } from '../../../shared/domain/clock/types'
import type { AssessmentSecret } from '../../data/read/assessments'
import type { AssessmentRow } from '../../data/schema'
import { backendPart } from '../../data/sealing'
import type { WriteContext } from './context'
import { type Maybe, presentRows } from './present'

export type Known = ReadonlyMap<string, { row: AssessmentRow; secret: AssessmentSecret }>

/** Those that can be opened. */
export const knownOf = async (context: WriteContext, ids: readonly string[], maybe: Maybe = null): Promise<Known> => {
  const { db, sealer } = context.cache
  const rows = (await presentRows(db.assessments, ids, maybe)).filter((row) => row !== undefined)
  const secrets = await sealer.openMany<AssessmentSecret>('assessments', rows)
  return new Map(rows.flatMap((row, at) => (secrets[at] ? [[row.id, { row, secret: secrets[at] }]] : [])))
}

/** When its alerts are to be looked at: since the point that has come, else at the next one; null: never by time alone. */
export const alertAtOf = (clocks: readonly Clock[], plan: ShopPlan, now: number): number | null => {
  const standing = alertsOf(clocks, plan, now).map(({ firesAt }) => firesAt)
  return standing.length > 0 ? Math.min(...standing) : nextAlertAt(clocks, plan, now)
}

export interface Judged {
  id: string
  secret: AssessmentSecret
  nextAt: number | null
  alertAt: number | null
}

/** The rows that have to be written; one that says what it said before is left alone. */
export const sealAssessments = async (
  { cache: { sealer } }: WriteContext,
  judged: readonly Judged[],
  known: Known,
): Promise<AssessmentRow[]> =>
  (
    await Promise.all(
      judged.map(async ({ id, secret, nextAt, alertAt }): Promise<AssessmentRow | null> => {
        const old = known.get(id)
        const same = old !== undefined && JSON.stringify(old.secret) === JSON.stringify(secret)
        if (same && (old.row.nextAt ?? null) === nextAt && (old.row.alertAt ?? null) === alertAt) return null
        const blob = same ? old.row.blob : await sealer.seal('assessments', { id, backendId: backendPart(id), value: secret })
        return { id, blob, ...(nextAt === null ? {} : { nextAt }), ...(alertAt === null ? {} : { alertAt }) }
      }),
    )
  ).filter((row) => row !== null)
