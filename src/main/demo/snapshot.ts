import { z } from 'zod'
import type { Secrets } from './secrets'
import type { ShopData } from './types'

/** Where the demo keeps itself between two runs of the program. */
export interface DemoState {
  load(): Promise<string | null>
  save(text: string): Promise<void>
}

export interface Snapshot {
  version: 1
  seed: number
  startedAt: number
  secrets: Secrets
  shops: ShopData[]
}

// Our own file: the frame is checked, the rows inside are what this program wrote.
const frame = z.object({
  version: z.literal(1),
  seed: z.number(),
  startedAt: z.number(),
  secrets: z.looseObject({}),
  shops: z.array(z.looseObject({})),
})

/** The kept demo, or null when there is none, it is of another seed, or it cannot be read (then the demo starts anew). */
export async function loadSnapshot(state: DemoState | undefined, seed: number): Promise<Snapshot | null> {
  const text = await state?.load()
  if (!text) return null
  try {
    const parsed: unknown = JSON.parse(text)
    const checked = frame.parse(parsed)
    return checked.seed === seed ? (parsed as Snapshot) : null
  } catch {
    return null
  }
}

const DELAY_MS = 300

/** Saves the whole demo a moment after the last change; one save at a time. */
export class SnapshotWriter {
  private timer: NodeJS.Timeout | null = null
  private running: Promise<void> = Promise.resolve()
  private dirty = false

  constructor(
    private readonly state: DemoState | undefined,
    private readonly snapshot: Snapshot,
    private readonly onError: (error: unknown) => void,
  ) {}

  changed(): void {
    if (!this.state) return
    this.dirty = true
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.write()
    }, DELAY_MS)
  }

  /** Resolves when everything changed so far is saved. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.write()
    await this.running
  }

  private write(): void {
    const { state } = this
    if (!state || !this.dirty) return
    this.running = this.running.then(async () => {
      this.dirty = false
      try {
        await state.save(JSON.stringify(this.snapshot))
      } catch (error) {
        this.dirty = true
        this.onError(error)
      }
    })
  }
}
