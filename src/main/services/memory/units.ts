/**
 * The units in memory: texts as bytes outside the heap, all else in columns, so that 200,000 of them do not weigh on the
 * garbage collector. A changed unit gets a new slot; the old one is dead until all is built anew.
 */
import { countriesDiffer, countryPenalty, fingerprint, pairKey, surfaceOf } from '../../../shared/domain/translation/fuzzy'
import { FuzzyIndex } from '../../../shared/domain/translation/fuzzyIndex'
import type { MemoryLayer, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { hashOf, SlotTable } from './slotTable'

const chunkBytes = 1 << 20
type Packed = [
  id: string,
  source: string,
  target: string,
  before: string,
  behind: string,
  verdict: '' | 'good' | 'bad',
  why: string,
  engine: string | null,
]

/** Grows by doubling. */
class Column<A extends Uint8Array | Uint16Array | Uint32Array | Float64Array> {
  constructor(
    private values: A,
    private readonly make: (length: number) => A,
  ) {}
  get = (slot: number): number => this.values[slot] as number
  set(slot: number, value: number): void {
    if (slot >= this.values.length) {
      const more = this.make(Math.max(slot + 1, this.values.length * 2))
      more.set(this.values as never)
      this.values = more
    }
    this.values[slot] = value
  }
}
const bytes8 = () => new Column(new Uint8Array(256), (length) => new Uint8Array(length))
const bytes16 = () => new Column(new Uint16Array(256), (length) => new Uint16Array(length))
const bytes32 = () => new Column(new Uint32Array(256), (length) => new Uint32Array(length))
const floats = () => new Column(new Float64Array(256), (length) => new Float64Array(length))

class Names {
  readonly #ids = new Map<string, number>()
  readonly all: string[] = []
  of(name: string): number {
    const known = this.#ids.get(name)
    if (known !== undefined) return known
    this.#ids.set(name, this.all.length)
    this.all.push(name)
    return this.all.length - 1
  }
}
const bys = ['accepted', 'edited', 'imported', 'team'] as const
const verdicts = ['', 'good', 'bad'] as const

export interface UnitHit {
  unit: MemoryUnit
  /** As `MemoryMatch.score`. */
  score: number
}
export interface Asked {
  from: string
  to: string
  layers: readonly MemoryLayer[]
  /** Facts as `{1}` …; likewise the neighbours' fingerprints. */
  text: string
  before: string
  behind: string
  least: number
  limit: number
}

export class Units {
  readonly #chunks: Uint8Array[] = []
  #chunkUsed = chunkBytes
  readonly #chunk = bytes16()
  readonly #offset = bytes32()
  readonly #length = bytes32()
  readonly #layer = bytes16()
  readonly #from = bytes16()
  readonly #to = bytes16()
  readonly #by = bytes8()
  readonly #verdict = bytes8()
  readonly #uses = bytes32()
  readonly #shelf = bytes16()
  readonly #created = floats()
  readonly #updated = floats()
  readonly #alive = bytes8()
  /** Its place in its pair's index. */
  readonly #pair = bytes16()
  readonly #layers = new Names()
  readonly #codes = new Names()
  readonly #pairs = new Names()
  readonly #indexes: { index: FuzzyIndex; slots: number[] }[] = []
  readonly #byId = new SlotTable()
  readonly #bySource = new SlotTable()
  readonly #shelves: number[][] = []
  readonly #encoder = new TextEncoder()
  readonly #decoder = new TextDecoder()
  #slots = 0
  #living = 0

  get size(): number {
    return this.#living
  }
  /** Dead slots weigh more than it costs to build anew. */
  get wantsRebuild(): boolean {
    return this.#slots > 2_000 && this.#slots > 2 * this.#living
  }

  #packed(slot: number): Packed {
    const chunk = this.#chunks[this.#chunk.get(slot)] as Uint8Array
    const from = this.#offset.get(slot)
    return JSON.parse(this.#decoder.decode(chunk.subarray(from, from + this.#length.get(slot)))) as Packed
  }
  unitAt(slot: number): MemoryUnit {
    const [id, source, target, before, behind, verdict, why, engine] = this.#packed(slot)
    return {
      id: id as MemoryUnit['id'],
      layer: this.#layers.all[this.#layer.get(slot)] as MemoryLayer,
      from: this.#codes.all[this.#from.get(slot)] as string,
      to: this.#codes.all[this.#to.get(slot)] as string,
      source,
      target,
      before,
      behind,
      by: bys[this.#by.get(slot)] ?? 'imported',
      engine,
      note: verdict === '' ? null : { verdict, why },
      uses: this.#uses.get(slot),
      createdAt: this.#created.get(slot),
      updatedAt: this.#updated.get(slot),
    }
  }
  #slotOf(id: string): number {
    return this.#byId.find(hashOf(id), (slot) => this.#alive.get(slot) === 1 && this.#packed(slot)[0] === id)
  }
  get(id: string): MemoryUnit | undefined {
    const slot = this.#slotOf(id)
    return slot < 0 ? undefined : this.unitAt(slot)
  }
  shelfOf(id: string): number | undefined {
    const slot = this.#slotOf(id)
    return slot < 0 ? undefined : this.#shelf.get(slot)
  }
  *on(shelf: number): Iterable<MemoryUnit> {
    for (const slot of this.#shelves[shelf] ?? []) if (this.#alive.get(slot) === 1) yield this.unitAt(slot)
  }
  #sourceHash(layer: string, from: string, to: string, source: string): number {
    return hashOf(surfaceOf(source), hashOf(`${layer}\n${pairKey(from, to)}`))
  }

  set(unit: MemoryUnit, shelf: number): void {
    this.remove(unit.id)
    const { id, source, target, before, behind, note, engine } = unit
    const packed: Packed = [id, source, target, before, behind, note?.verdict ?? '', note?.why ?? '', engine]
    const bytes = this.#encoder.encode(JSON.stringify(packed))
    const slot = this.#slots
    this.#slots += 1
    if (this.#chunkUsed + bytes.length > chunkBytes || this.#chunks.length === 0) {
      this.#chunks.push(new Uint8Array(Math.max(chunkBytes, bytes.length)))
      this.#chunkUsed = 0
    }
    ;(this.#chunks.at(-1) as Uint8Array).set(bytes, this.#chunkUsed)
    this.#chunk.set(slot, this.#chunks.length - 1)
    this.#offset.set(slot, this.#chunkUsed)
    this.#length.set(slot, bytes.length)
    this.#chunkUsed += bytes.length
    this.#layer.set(slot, this.#layers.of(unit.layer))
    this.#from.set(slot, this.#codes.of(unit.from))
    this.#to.set(slot, this.#codes.of(unit.to))
    this.#by.set(slot, bys.indexOf(unit.by))
    this.#verdict.set(slot, verdicts.indexOf(note?.verdict ?? ''))
    this.#uses.set(slot, unit.uses)
    this.#shelf.set(slot, shelf)
    this.#created.set(slot, unit.createdAt)
    this.#updated.set(slot, unit.updatedAt)
    this.#alive.set(slot, 1)
    const pair = this.#pairs.of(pairKey(unit.from, unit.to))
    this.#pair.set(slot, pair)
    const indexed = this.#indexes[pair] ?? { index: new FuzzyIndex(), slots: [] }
    this.#indexes[pair] = indexed
    indexed.index.add(source)
    indexed.slots.push(slot)
    this.#byId.add(hashOf(id), slot)
    this.#bySource.add(this.#sourceHash(unit.layer, unit.from, unit.to, source), slot)
    const on = this.#shelves[shelf]
    if (on) on.push(slot)
    else this.#shelves[shelf] = [slot]
    this.#living += 1
  }
  remove(id: string): void {
    const slot = this.#slotOf(id)
    if (slot < 0) return
    const unit = this.unitAt(slot)
    this.#alive.set(slot, 0)
    this.#living -= 1
    this.#byId.remove(hashOf(id), slot)
    this.#bySource.remove(this.#sourceHash(unit.layer, unit.from, unit.to, unit.source), slot)
  }

  /** The unit of this very source in this very place (neighbours' fingerprints); any place where `anywhere`. */
  same(
    layer: MemoryLayer,
    from: string,
    to: string,
    source: string,
    place: { before: string; behind: string } | 'anywhere',
  ): MemoryUnit | null {
    const plain = surfaceOf(source)
    let found: MemoryUnit | null = null
    this.#bySource.find(this.#sourceHash(layer, from, to, source), (slot) => {
      const unit = this.unitAt(slot)
      if (unit.layer !== layer || pairKey(unit.from, unit.to) !== pairKey(from, to) || surfaceOf(unit.source) !== plain) return false
      if (place !== 'anywhere' && (unit.before !== place.before || unit.behind !== place.behind)) return false
      if (countriesDiffer(unit.to, to)) return false
      if (!found || unit.updatedAt > found.updatedAt) found = unit
      return place !== 'anywhere'
    })
    return found
  }

  /** Best first; of equals the newer. `bad` ones are left out, and of one target the best only. */
  look(asked: Asked): UnitHit[] {
    const pair = this.#indexes[this.#pairs.all.indexOf(pairKey(asked.from, asked.to))]
    if (!pair) return []
    const layers = asked.layers.map((layer) => this.#layers.all.indexOf(layer))
    // Some say the same or belong to another country: more are fetched than are shown.
    const hits = pair.index.search(
      asked.text,
      asked.least,
      asked.limit * 3 + 8,
      (doc) => {
        const slot = pair.slots[doc] as number
        return this.#alive.get(slot) === 1 && this.#verdict.get(slot) !== 2 && layers.includes(this.#layer.get(slot))
      },
      (doc) => this.#packed(pair.slots[doc] as number)[1],
    )
    const placed = fingerprint(asked.before) + fingerprint(asked.behind) !== ''
    const units = hits.map(({ doc, score }): UnitHit => {
      const unit = this.unitAt(pair.slots[doc] as number)
      if (countriesDiffer(unit.to, asked.to)) return { unit, score: Math.max(0, Math.min(0.99, score) - countryPenalty) }
      const inPlace = placed && unit.before === fingerprint(asked.before) && unit.behind === fingerprint(asked.behind)
      return { unit, score: score === 1 && inPlace ? 1.01 : score }
    })
    // The shop's own layer stands before the shared one among equals.
    const rank = (unit: MemoryUnit) => asked.layers.indexOf(unit.layer)
    units.sort((a, b) => b.score - a.score || rank(a.unit) - rank(b.unit) || b.unit.updatedAt - a.unit.updatedAt)
    const targets = new Set<string>()
    return units
      .filter(({ unit, score }) => {
        if (score < asked.least || targets.has(unit.target)) return false
        targets.add(unit.target)
        return true
      })
      .slice(0, asked.limit)
  }

  /** Living slots; `of` is asked of what costs nothing. */
  slots(of: { layer: MemoryLayer | null; from: string | null; to: string | null; noted: 'good' | 'bad' | null }): number[] {
    const found: number[] = []
    const layer = of.layer === null ? -1 : this.#layers.all.indexOf(of.layer)
    const fits = (code: number, wanted: string | null) =>
      wanted === null || this.#codes.all[code] === wanted || this.#codes.all[code]?.startsWith(`${wanted}-`)
    for (let slot = 0; slot < this.#slots; slot += 1) {
      if (this.#alive.get(slot) !== 1) continue
      if (of.layer !== null && this.#layer.get(slot) !== layer) continue
      if (of.noted !== null && verdicts[this.#verdict.get(slot)] !== of.noted) continue
      if (fits(this.#from.get(slot), of.from) && fits(this.#to.get(slot), of.to)) found.push(slot)
    }
    return found
  }
  updatedAt = (slot: number): number => this.#updated.get(slot)
  isAlive = (slot: number): boolean => this.#alive.get(slot) === 1

  /** How many by layer and pair, and notes by engine and pair. */
  counts(): {
    pairs: { layer: string; from: string; to: string; units: number }[]
    notes: { engine: string | null; from: string; to: string; good: number; bad: number }[]
  } {
    const pairs = new Map<string, { layer: string; from: string; to: string; units: number }>()
    const notes = new Map<string, { engine: string | null; from: string; to: string; good: number; bad: number }>()
    for (let slot = 0; slot < this.#slots; slot += 1) {
      if (this.#alive.get(slot) !== 1) continue
      const layer = this.#layers.all[this.#layer.get(slot)] as string
      const from = this.#codes.all[this.#from.get(slot)] as string
      const to = this.#codes.all[this.#to.get(slot)] as string
      const key = `${layer}\n${from}\n${to}`
      const pair = pairs.get(key) ?? { layer, from, to, units: 0 }
      pair.units += 1
      pairs.set(key, pair)
      const verdict = verdicts[this.#verdict.get(slot)]
      if (!verdict) continue
      const { engine } = this.unitAt(slot)
      const place = JSON.stringify([engine, from, to])
      const note = notes.get(place) ?? { engine, from, to, good: 0, bad: 0 }
      note[verdict] += 1
      notes.set(place, note)
    }
    return { pairs: [...pairs.values()].sort((a, b) => b.units - a.units), notes: [...notes.values()].sort((a, b) => b.bad - a.bad) }
  }
}
