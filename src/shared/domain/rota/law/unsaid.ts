import type { Law } from './types'

/** A country of which nothing is known but that a day has eight hours and a week six such days; each says what it adds. */
export const unsaid: Omit<Law, 'country'> = {
  dailyRest: null,
  weeklyRest: null,
  maxDay: null,
  maxWeek: null,
  normal: { day: 480, nightDay: null, week: 2_880, source: '' },
  overtime: { premium: 0, night: null, source: '' },
  night: { from: '22:00', to: '06:00', premium: 0, atLeast: 0, hour: 60, source: '' },
  nightShift: {
    from: '22:00',
    to: '06:00',
    minutes: 180,
    source: 'ILO C171 art. 1 leaves the number of hours to the country; Directive 2003/88/EC art. 2(4) stands in',
  },
  holiday: null,
  restDay: null,
  breaks: [],
  stretch: null,
  unsure: '',
}
