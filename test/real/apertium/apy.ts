/** A real Apertium (APY) on loopback with English–Spanish and French–Spanish, without a detector of languages. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { end, freePort, standing } from '../loopback'

const program = '/usr/bin/apertium-apy'
const pairs = '/usr/share/apertium'

/** Null where it can be started, else why not. */
export const whyNoApertium = (): string | null =>
  existsSync(program) && existsSync(`${pairs}/modes/eng-spa.mode`)
    ? null
    : 'Apertium is not installed (apt-get install apertium-apy apertium-eng-spa apertium-fr-es)'

export interface Apertium {
  url: string
  stop(): Promise<void>
}

/** Takes a second to start, and each pair a second more with its first text. @param url where it stood before; a free port where none is said */
export const startApertium = async (url = ''): Promise<Apertium> => {
  const port = url ? Number(new URL(url).port) : await freePort()
  const child: ChildProcess = spawn(program, ['-p', String(port), '-i', '2', pairs], { stdio: 'ignore' })
  const address = `http://127.0.0.1:${port}`
  const isUp = () =>
    fetch(`${address}/listPairs`).then(
      ({ ok }) => ok,
      () => false,
    )
  await standing(child, { name: 'Apertium', isUp, seconds: 20 })
  return { url: address, stop: () => end(child) }
}
