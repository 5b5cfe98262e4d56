import { createHash } from 'node:crypto'
import type { Vendor } from './faults'
import type { UploadedFile } from './multipart'
import type { DemoClock, Json } from './types'

/** One change that a server accepted at a system beside the conversations. */
export interface Accepted {
  at: number
  vendor: Vendor
  shopId: string
  action: string
  /** What it was done to: a dispute's id, an order's name. */
  target: string
  body: Json
  /** The request's own key, where the system knows such. */
  key: string | null
  files: { name: string; contentType: string; size: number; sha256: string }[]
  /** How many accepted changes so far are the same by target, action, body and files (1 = no double). */
  count: number
}

type Given = Omit<Accepted, 'at' | 'count' | 'files'> & { files: readonly Pick<UploadedFile, 'fileName' | 'contentType' | 'data'>[] }

/** What payment providers and shop platforms took in from a desk, with the hash of every byte: the tests' oracle beside `OwnerLog`. */
export class EffectBook {
  private rows: Accepted[] = []

  constructor(private readonly clock: DemoClock) {}

  record(given: Given): Accepted {
    const files = given.files.map(({ fileName, contentType, data }) => ({
      name: fileName,
      contentType,
      size: data.length,
      sha256: createHash('sha256').update(data).digest('hex'),
    }))
    const row = { ...given, files }
    const count = this.rows.filter((one) => same(one, row)).length + 1
    const kept = { ...row, at: this.clock.now(), count }
    this.rows.push(kept)
    return kept
  }

  all(): readonly Accepted[] {
    return this.rows
  }

  of(target: string, action?: string): Accepted[] {
    return this.rows.filter((row) => row.target === target && (action === undefined || row.action === action))
  }

  /** Entries that repeat an earlier one. */
  doubles(): Accepted[] {
    return this.rows.filter((row) => row.count > 1)
  }

  clear(): void {
    this.rows = []
  }
}

function same(a: Omit<Accepted, 'at' | 'count'>, b: Omit<Accepted, 'at' | 'count'>): boolean {
  const print = ({ vendor, shopId, action, target, body, files }: typeof a): string =>
    JSON.stringify([vendor, shopId, action, target, body, files.map((file) => file.sha256)])
  return print(a) === print(b)
}
