/** Shifts by pointer: chosen, dragged in time and to another person, made longer at either edge, and drawn where none is. */
import { type PointerEvent, type RefObject, useEffect, useMemo, useRef } from 'react'
import type { PersonId } from '../../../../shared/domain/ids'
import { between, givenTo, moved, resized, STEP, wallAt } from '../../../../shared/domain/rota/edit'
import type { RotaShift } from '../../../../shared/domain/rota/plan'
import { type Change, commit, type Said } from '../acts'
import { itemOf, type Plan, planNow } from '../current'
import { choose, noPreview, openPlanDialog, pointAt, setView, toggleChosen, useRotaView } from '../view'

/** So far the pointer goes before it is a drag, and so wide an edge is (px). */
const FAR = 4
const EDGE = 7
const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface Drag {
  is: 'move' | 'start' | 'end' | 'new'
  /** As they stood. */
  shifts: readonly RotaShift[]
  personId: PersonId
  /** Instant under the pointer when it went down. */
  at: number
  x: number
  y: number
  msPerPx: number
  begun: boolean
  id: string
}

const personAt = (x: number, y: number): PersonId | null =>
  (document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-person]')?.dataset.person as PersonId | undefined) ?? null

/** Instant under the pointer, by the track it went down on. */
const instantAt = (plan: Plan, track: Element, x: number): { at: number; msPerPx: number } => {
  const { left, width } = track.getBoundingClientRect()
  const msPerPx = (plan.axis.endAt - plan.axis.startAt) / Math.max(1, width)
  return { at: plan.axis.startAt + (x - left) * msPerPx, msPerPx }
}

/** What a new shift's hours are a type's, is of that type. */
const typed = (shift: RotaShift, plan: Plan): RotaShift => {
  for (const type of plan.types.values())
    if (type.start === shift.start && type.end === shift.end && (type.zone ?? shift.zone) === shift.zone)
      return { ...shift, typeId: type.id, breaks: [...type.breaks], work: type.work }
  return shift
}

const changesOf = (drag: Drag, plan: Plan, x: number, y: number): Change[] => {
  const minutes = Math.round(((x - drag.x) * drag.msPerPx) / MINUTE / STEP) * STEP
  if (drag.is === 'new') {
    const person = plan.rowOf.get(drag.personId)?.person
    const other = drag.at + (x - drag.x) * drag.msPerPx
    if (!person) return []
    const [from, to] = other < drag.at ? [other, drag.at] : [drag.at, other]
    return [{ id: drag.id, after: typed(between(person, from, Math.max(to, from + STEP * MINUTE), drag.id), plan) }]
  }
  const edge = drag.is
  if (edge !== 'move') return drag.shifts.map((shift) => ({ id: shift.id, after: resized(shift, edge, minutes) }))
  const over = drag.shifts.length === 1 ? personAt(x, y) : null
  const to = over && over !== drag.personId ? plan.rowOf.get(over)?.person : undefined
  return drag.shifts.map((shift) => {
    const there = moved(shift, minutes)
    return { id: shift.id, after: to ? givenTo(there, to, plan.types.get(shift.typeId ?? '') ?? null) : there }
  })
}

export const usePointer = (scroller: RefObject<HTMLElement | null>) => {
  const drag = useRef<Drag | null>(null)
  const stop = useRef(() => {
    drag.current = null
    setView({ preview: noPreview })
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current?.begun) return
      stop.current()
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', key, true)
    return () => window.removeEventListener('keydown', key, true)
  }, [])
  return useMemo(() => {
    const down = (event: PointerEvent<HTMLElement>) => {
      const plan = planNow()
      const target = event.target instanceof Element ? event.target : null
      const track = target?.closest<HTMLElement>('[data-track]')
      if (!plan || !track || event.button !== 0) return
      const personId = track.dataset.track as PersonId
      const bar = target?.closest<HTMLElement>('[data-shift]')
      const { at, msPerPx } = instantAt(plan, track, event.clientX)
      const add = event.ctrlKey || event.metaKey || event.shiftKey
      const date = wallAt(at, plan.zone).date
      scroller.current?.focus({ preventScroll: true })
      const base = { personId, at, x: event.clientX, y: event.clientY, msPerPx, begun: false, id: crypto.randomUUID() }
      if (!bar) {
        const shown = plan.period.days.some((day) => day.date === date)
        if (shown) pointAt({ personId, date, shiftId: null })
        if (!add) choose([])
        if (plan.mayPlan) drag.current = { ...base, is: 'new', shifts: [] }
        return
      }
      const id = bar.dataset.shift ?? ''
      const found = itemOf(plan, id)
      if (!found) return
      pointAt({ personId, date: wallAt(found.item.startAt, plan.zone).date, shiftId: id })
      if (add) return toggleChosen(id)
      const { selected } = useRotaView.getState()
      if (!selected.has(id)) choose([])
      if (!plan.mayPlan || found.item.is === 'gone') return
      const { left, right } = bar.getBoundingClientRect()
      const wide = right - left > EDGE * 3
      const is = wide && event.clientX - left < EDGE ? 'start' : wide && right - event.clientX < EDGE ? 'end' : 'move'
      const shifts = selected.has(id)
        ? [...selected].flatMap((one) => {
            const other = itemOf(plan, one)
            return other && other.item.is !== 'gone' ? [other.item.shift] : []
          })
        : [found.item.shift]
      drag.current = { ...base, is, shifts }
    }
    const move = (event: PointerEvent<HTMLElement>) => {
      const now = drag.current
      const plan = planNow()
      if (!now || !plan) return
      if (!now.begun) {
        if (Math.abs(event.clientX - now.x) < FAR && Math.abs(event.clientY - now.y) < FAR) return
        now.begun = true
        event.currentTarget.setPointerCapture(event.pointerId)
      }
      const box = scroller.current?.getBoundingClientRect()
      if (box && scroller.current && now.is === 'move') {
        if (event.clientY > box.bottom - 24) scroller.current.scrollTop += 8
        else if (event.clientY < box.top + 72) scroller.current.scrollTop -= 8
      }
      const changes = changesOf(now, plan, event.clientX, event.clientY)
      setView({ preview: new Map(changes.map(({ id, after }) => [id, after])) })
    }
    const up = (event: PointerEvent<HTMLElement>) => {
      const now = drag.current
      const plan = planNow()
      drag.current = null
      if (!now?.begun || !plan) return
      const changes = changesOf(now, plan, event.clientX, event.clientY)
      const real = changes.filter(({ id, after }) => {
        const was = now.shifts.find((shift) => shift.id === id)
        return !was || JSON.stringify(was) !== JSON.stringify(after)
      })
      const given = real.some(({ after }) => after && after.personId !== now.personId && now.is === 'move')
      const said: Said = now.is === 'new' ? 'made' : now.is === 'move' ? (given ? 'given' : 'moved') : 'resized'
      void commit(real, said)
      setView({ preview: noPreview })
      const [first] = real
      if (first?.after && real.length === 1) {
        const at = plan.rowOf.get(first.after.personId) ? first.after : null
        if (at) pointAt({ personId: at.personId, date: at.date, shiftId: at.id })
      }
    }
    const doubled = (event: { target: EventTarget; clientX: number }) => {
      const plan = planNow()
      const target = event.target instanceof Element ? event.target : null
      const track = target?.closest<HTMLElement>('[data-track]')
      if (!plan || !track) return
      const bar = target?.closest<HTMLElement>('[data-shift]')
      const found = bar ? itemOf(plan, bar.dataset.shift ?? '') : null
      if (found) return openPlanDialog({ is: 'shift', shift: found.item.shift, isNew: false })
      const personId = track.dataset.track as PersonId
      const person = plan.rowOf.get(personId)?.person
      if (!plan.mayPlan || !person) return
      const { at } = instantAt(plan, track, event.clientX)
      if (plan.types.size > 0) return openPlanDialog({ is: 'type', personId, date: wallAt(at, person.zone).date })
      openPlanDialog({ is: 'shift', shift: between(person, at, at + 8 * HOUR, crypto.randomUUID()), isNew: true })
    }
    return { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: () => stop.current(), onDoubleClick: doubled }
  }, [scroller])
}
