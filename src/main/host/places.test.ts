import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { beside, createPlaces, reachable } from './places'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }

describe('places of windows', () => {
  it('takes only bounds that a person can get hold of', () => {
    expect(reachable({ x: 10, y: 10, width: 800, height: 600 }, screen)).toBe(true)
    expect(reachable({ x: 1900, y: 10, width: 800, height: 600 }, screen)).toBe(false)
    expect(reachable({ x: -790, y: 10, width: 800, height: 600 }, screen)).toBe(false)
    expect(reachable({ x: 10, y: -40, width: 800, height: 600 }, screen)).toBe(false)
    expect(reachable({ x: 10, y: 1000, width: 800, height: 600 }, screen)).toBe(false)
  })
  it('puts a second window beside the first, and back to the corner where it would not fit', () => {
    expect(beside({ x: 100, y: 100, width: 800, height: 600 }, screen)).toMatchObject({ x: 132, y: 132 })
    expect(beside({ x: 1100, y: 430, width: 800, height: 600 }, screen)).toMatchObject({ x: 0, y: 0, width: 800 })
  })
  it('remembers by slot over a restart, and begins anew with a broken file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'places-')), 'windows.json')
    const first = createPlaces(file, () => screen)
    expect(first.of('inbox1')).toBeNull()
    const place = { bounds: { x: 5, y: 6, width: 900, height: 700 }, maximized: true }
    first.remember('inbox1', place)
    first.remember('conversation1', { ...place, maximized: false })
    const again = createPlaces(file, () => screen)
    expect(again.of('inbox1')).toEqual(place)
    expect(again.of('conversation1')?.maximized).toBe(false)
    expect(createPlaces(file, () => ({ x: 4000, y: 0, width: 100, height: 100 })).of('inbox1')).toBeNull()
    writeFileSync(file, '{"inbox1": {"bounds": 3}}')
    expect(createPlaces(file, () => screen).of('inbox1')).toBeNull()
  })
})
