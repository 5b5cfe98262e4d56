import type { Country, Law } from './types'
import { unsaid } from './unsaid'

const plain: Omit<Law, 'country'> = { ...unsaid, weeklyRest: { minutes: 1_440, source: '' } }

export const asiaAfrica: readonly Country[] = [
  {
    law: {
      ...plain,
      country: 'PH',
      weeklyRest: { minutes: 1_440, source: 'Labor Code art. 91' },
      normal: { day: 480, nightDay: null, week: null, source: 'Labor Code art. 83' },
      overtime: { premium: 0.25, night: null, source: 'Labor Code art. 87' },
      night: { from: '22:00', to: '06:00', premium: 0.1, atLeast: 0, hour: 60, source: 'Labor Code art. 86' },
      nightShift: { from: '00:00', to: '05:00', minutes: 300, source: 'Labor Code art. 154 (RA 10151)' },
      holiday: {
        premium: 1,
        // Special days: Ninoy Aquino, All Saints', All Souls', Immaculate Conception, Christmas Eve, last day of the year.
        lesser: { days: ['08-21', '11-01', '11-02', '12-08', '12-24', '12-31'], premium: 0.3 },
        source: 'Labor Code art. 94; special days: RA 9849, RA 10966, art. 93',
      },
      restDay: { premium: 0.3, weekday: null, source: 'Labor Code art. 93' },
      breaks: [{ beyond: 360, minutes: 60, ifPaid: 20, paid: false, source: 'Labor Code art. 85; Omnibus Rules book III rule I sec. 7' }],
      unsure:
        'The meal hour has no number of hours of work: six stand in. Special days set by the year’s proclamation (Black Saturday, Chinese New Year) are paid as special ones, here as regular ones where the list has them. Premiums build on each other (overtime on a holiday 30 % of 200 %), here they add up.',
    },
    amended: [],
  },
  {
    law: {
      ...plain,
      country: 'CN',
      weeklyRest: { minutes: 1_440, source: 'Labour Law art. 38' },
      maxDay: { minutes: 660, source: 'Labour Law art. 36, 41 (3 h of overtime)' },
      normal: { day: 480, nightDay: null, week: 2_400, source: 'State Council Decree 174 of 1995 art. 3' },
      overtime: { premium: 0.5, night: null, source: 'Labour Law art. 44(1)' },
      holiday: { premium: 2, lesser: null, source: 'Labour Law art. 44(3)' },
      restDay: { premium: 1, weekday: null, source: 'Labour Law art. 44(2)' },
      unsure:
        'At most 36 hours of overtime a month (art. 41) are not checked. Another day off may stand for pay on a day of rest. No night premium is named nationwide. Days that a year’s notice moves (make-up working days) are not in the list.',
    },
    amended: [],
  },
  {
    law: {
      ...plain,
      country: 'JP',
      weeklyRest: { minutes: 1_440, source: 'Labour Standards Act art. 35' },
      normal: { day: 480, nightDay: null, week: 2_400, source: 'Labour Standards Act art. 32' },
      overtime: { premium: 0.25, night: null, source: 'Labour Standards Act art. 37(1)' },
      night: { from: '22:00', to: '05:00', premium: 0.25, atLeast: 0, hour: 60, source: 'Labour Standards Act art. 37(4)' },
      nightShift: {
        from: '22:00',
        to: '05:00',
        minutes: 180,
        source: 'Labour Standards Act art. 37(4); the number of minutes after Directive 2003/88/EC art. 2(4)',
      },
      holiday: { premium: 0, lesser: null, source: 'Labour Standards Act art. 35: a national holiday is no day of rest by itself' },
      restDay: { premium: 0.35, weekday: null, source: 'Labour Standards Act art. 37(1), Cabinet Order 5 of 1994' },
      breaks: [
        { beyond: 360, minutes: 45, ifPaid: 45, paid: false, source: 'Labour Standards Act art. 34' },
        { beyond: 480, minutes: 60, ifPaid: 60, paid: false, source: 'Labour Standards Act art. 34' },
      ],
      unsure:
        'The day of rest is a whole calendar day; 24 hours stand in. Overtime needs an agreement (art. 36), its 45 hours a month are not checked; beyond 60 hours it is 50 %. Eleven hours between two days are a duty to strive for, not a floor.',
    },
    amended: [],
  },
  {
    law: {
      ...plain,
      country: 'EG',
      weeklyRest: { minutes: 1_440, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 83)' },
      maxDay: { minutes: 600, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 82, 85)' },
      normal: { day: 480, nightDay: null, week: 2_880, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 80)' },
      overtime: { premium: 0.35, night: 0.7, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 85)' },
      holiday: { premium: 2, lesser: null, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 52)' },
      restDay: { premium: 1, weekday: null, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 85)' },
      breaks: [{ beyond: 300, minutes: 60, ifPaid: 60, paid: false, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 81)' }],
      stretch: { minutes: 300, source: 'Labour Law 14 of 2025 (before: 12 of 2003 art. 81)' },
      unsure:
        'Articles of the new law were not to be had, figures are those that commentaries name. A night is from sunset to sunrise; 22:00 to 06:00 stand in. Presence of at most 12 hours a day is not checked. Feasts by the moon are reckoned, the real days are announced.',
    },
    amended: [],
  },
  {
    law: {
      ...plain,
      country: 'TN',
      weeklyRest: { minutes: 1_440, source: 'Code du travail art. 95' },
      maxWeek: { minutes: 3_600, averageWeeks: 1, source: 'Code du travail art. 93' },
      normal: { day: null, nightDay: null, week: 2_880, source: 'Code du travail art. 79' },
      overtime: { premium: 0.75, night: null, source: 'Code du travail art. 90' },
      night: { from: '22:00', to: '06:00', premium: 0, atLeast: 0, hour: 60, source: '' },
      holiday: { premium: 1, lesser: null, source: 'Convention collective cadre' },
      breaks: [{ beyond: 420, minutes: 60, ifPaid: 60, paid: false, source: 'Code du travail art. 89' }],
      unsure:
        'Many trades agree on 40 hours, where overtime is 25 % until 48 and 50 % beyond. The hours from which the pause is owed, the premium of holidays and night hours differ by agreement and were not to be confirmed. Feasts by the moon are reckoned.',
    },
    amended: [],
  },
]
