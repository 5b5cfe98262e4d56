/**
 * The way out at the agent's word: where something waits to leave she is asked whether it shall be sent first. A
 * quit that is not hers (the system ends, a signal) asks nothing; what waits stands in the journal.
 */
import type { UiLanguage } from '../../shared/domain/desk/types'
import { counted, leavingWords } from './leavingWords'

export interface Queue {
  /** Will leave by itself once its turn and its line come. */
  leaving: number
  /** Waits for the agent's word. */
  asks: number
}
export type Way = 'finish' | 'leave' | 'cancel'

export interface Question {
  message: string
  detail: string
  /** In the order of `ways`. */
  buttons: string[]
}
export const ways: readonly Way[] = ['finish', 'leave', 'cancel']

/** What is asked, in plain words. Pure. */
export const questionOf = (queue: Queue, tray: boolean, language: UiLanguage): Question => {
  const words = leavingWords[language]
  return {
    message: counted(language, words.waits, queue.leaving),
    detail: [tray ? words.inTray : words.noTray, words.safe, ...(queue.asks > 0 ? [counted(language, words.asks, queue.asks)] : [])].join(
      '\n\n',
    ),
    buttons: ways.map((way) => words[way]),
  }
}

export interface LeavingNeeds {
  queue(): Queue
  ask(queue: Queue): Promise<Way>
  /** Closes every window without ending the program. */
  closeWindows(): void
  quit(): void
  /** All has left: said once, beside the clock. */
  tellDone(queue: Queue): void
}

export const createLeaving = (needs: LeavingNeeds) => {
  let asking = false
  let finishing = false
  const quit = () => {
    finishing = false
    needs.quit()
  }
  const ask = async (): Promise<void> => {
    if (asking) return
    asking = true
    try {
      const way = await needs.ask(needs.queue())
      if (way === 'leave') quit()
      else if (way === 'finish') {
        // It may have left while the question stood.
        if (needs.queue().leaving === 0) return quit()
        finishing = true
        needs.closeWindows()
      }
    } finally {
      asking = false
    }
  }
  return {
    /** The agent quits, by menu, key or tray. */
    wanted(): void {
      if (needs.queue().leaving === 0) quit()
      else void ask()
    },
    /** Whether the last window may close, which ends the program; else she is asked. */
    mayCloseLast(): boolean {
      if (finishing || needs.queue().leaving === 0) return true
      void ask()
      return false
    },
    /** A window is wanted again: the program stays. */
    stays(): void {
      finishing = false
    },
    /** The queue has changed. */
    changed(): void {
      if (!finishing) return
      const queue = needs.queue()
      if (queue.leaving > 0) return
      needs.tellDone(queue)
      quit()
    },
    finishing: (): boolean => finishing,
  }
}
