/** Which template stands under which hotkey, for one profile. One sealed document. */
import { z } from 'zod'
import { Pins } from '../../../shared/contract/library'
import type { TemplateId } from '../../../shared/domain/ids'
import { serial } from '../../../shared/serial'
import type { SealedDocuments } from './shelves'

const file = 'pins.sealed'
const Stored = z.object({ version: z.literal(1), pins: Pins })

export const createPins = ({ readSealed, writeSealed }: SealedDocuments) => {
  const oneByOne = serial()
  const read = async (): Promise<Pins> => {
    const stored = Stored.safeParse(await readSealed(file))
    return stored.success ? stored.data.pins : []
  }
  return {
    read: () => oneByOne(read),
    /** Null takes the pin away. A template has one slot: it leaves the one it had. */
    set: (slot: number, templateId: TemplateId | null) =>
      oneByOne(async () => {
        const others = (await read()).filter((pin) => pin.slot !== slot && pin.templateId !== templateId)
        const pins = templateId === null ? others : [...others, { slot, templateId }].sort((a, b) => a.slot - b.slot)
        await writeSealed(file, { version: 1, pins })
      }),
  }
}
