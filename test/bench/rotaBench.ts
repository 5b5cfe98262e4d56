/** The benchmark's own program; `scripts/rotaBench.mjs` builds and starts it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRotaSolver } from '../../src/main/host/rotaSolver'
import { SolveFailed } from '../../src/main/ports/rotaSolver'
import { parseBench, writeBench } from '../../src/shared/domain/rota/bench/format'
import { modelOfBench, namedPlan } from '../../src/shared/domain/rota/bench/model'
import { judgeBench } from '../../src/shared/domain/rota/judge/judge'
import { conflictsOf } from '../../src/shared/domain/rota/solve/conflicts'
import { generateBench, shapes } from './rota/generate'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    'one-piece': { type: 'boolean', default: false },
    generate: { type: 'string' },
    repair: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
for (const name of ['seconds', 'seed'] as const)
  if (!/^\d{1,6}$/.test(values[name])) {
    console.error(`--${name} takes a whole number`)
    process.exit(2)
  }

/** mulberry32, as the files made earlier were drawn with. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const solve = createRotaSolver(join(__dirname, 'rotaSolverWorker.cjs'), { onePiece: values['one-piece'] })

async function one(file: string): Promise<string> {
  const began = performance.now()
  const name = basename(file)
  const spent = () => ((performance.now() - began) / 1000).toFixed(1)
  try {
    const instance = parseBench(await readFile(file, 'utf8'))
    const model = modelOfBench(instance)
    try {
      const { plan, objective, bound } = await solve(model, {
        // A step of the solver that has begun is ended: some room for it, so that the promised time holds.
        seconds: Math.max(1, Number(values.seconds) * 0.985 - (performance.now() - began) / 1000),
        seed: Number(values.seed),
        onTrouble: (message) => console.error(`${name}: the search ended early: ${message}`),
        onBetter: (better) => {
          if (values.verbose) console.error(`${name}: ${better.objective} (bound ${better.bound ?? '-'}) after ${spent()} s`)
        },
      })
      const verdict = judgeBench(instance, namedPlan(instance, plan))
      if (verdict.breaches.length)
        throw new Error(
          `the judge rejects the plan: ${verdict.breaches.map(({ staff, day, rule }) => `${staff} day ${day} ${rule}`).join('; ')}`,
        )
      if (verdict.objective !== objective) console.error(`${name}: the solver said ${objective}, the judge says ${verdict.objective}`)
      const honest = bound !== null && bound <= verdict.objective ? String(Math.round(bound * 1000) / 1000) : '-'
      return `${name} ${verdict.objective} ${honest} ${spent()}`
    } catch (error) {
      if (error instanceof SolveFailed && error.reason === 'noPlan')
        for (const { person, rules } of conflictsOf(model, error.people))
          console.error(`${name}: ${model.people[person]?.id} has no lawful plan: ${rules.join(', ')} conflict`)
      throw error
    }
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    return `${name} - - ${spent()}`
  }
}

/** Sixty people over four weeks: somebody falls ill for a day, the rest stands where it can. */
async function repair(): Promise<void> {
  const instance = generateBench({ staff: 60, days: 28, shifts: 5 }, chance(Number(values.seed)))
  const model = modelOfBench(instance)
  const seed = Number(values.seed)
  const { plan, objective, bound } = await solve(model, { seconds: Number(values.seconds), seed })
  console.error(`planned in ${values.seconds} s: ${objective} (bound ${bound ?? '-'})`)
  for (const day of [4, 12, 19, 26]) {
    const ill = plan.findIndex((row, person) => person > day && row[day] !== null)
    const kept = plan.flatMap((row, person) => row.map((type, at) => ({ person, day: at, type, weight: 20 })))
    // The ill one's own minima must not make the rota impossible: sick days count as worked.
    const people = model.people.map((person, index) =>
      index === ill ? { ...person, daysOff: [...person.daysOff, day], minMinutes: 0, minRun: 1, minOff: 1 } : person,
    )
    const began = performance.now()
    const cpu = process.cpuUsage()
    let first = 0
    let last = 0
    const mended = await solve(
      { ...model, people, kept },
      {
        seconds: 4,
        seed,
        start: plan,
        onBetter: () => {
          last = (performance.now() - began) / 1000
          first ||= last
        },
      },
    )
    const changes = mended.plan.flatMap((row, person) => row.filter((type, at) => type !== plan[person]?.[at])).length
    const { objective: cover } = judgeBench(instance, namedPlan(instance, mended.plan))
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const spent = process.cpuUsage(cpu)
    const used = (spent.user + spent.system) / 1e6
    console.log(
      `repair ${model.people[ill]?.id} day ${day}: ${changes} days changed, ${objective} before, ${cover} after, first plan ${first.toFixed(1)} s, best ${last.toFixed(1)} s, done ${seconds} s, of processor ${used.toFixed(1)} s`,
    )
  }
}

async function main(): Promise<void> {
  if (values.repair) {
    await repair()
    return
  }
  if (values.generate) {
    await mkdir(values.generate, { recursive: true })
    for (const [index, shape] of shapes.entries()) {
      const text = writeBench(generateBench(shape, chance(Number(values.seed) * 1000 + index)))
      await writeFile(join(values.generate, `Like${index + 1}.txt`), `# Drawn in the shape of the public instance ${index + 1}.\n${text}`)
    }
    return
  }
  if (!positionals.length) {
    console.error(
      'npm run rota:bench -- [--seconds 600] [--seed 1] [--one-piece] [--verbose] FILE…\nnpm run rota:bench -- --generate FOLDER',
    )
    process.exitCode = 2
    return
  }
  for (const file of positionals) process.stdout.write(`${await one(file)}\n`)
}
void main()
