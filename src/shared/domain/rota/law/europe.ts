import type { Country, Law } from './types'
import { unsaid } from './unsaid'

/** What Directive 2003/88/EC asks of every member state. */
const union: Omit<Law, 'country'> = {
  ...unsaid,
  dailyRest: { minutes: 660, source: 'Directive 2003/88/EC art. 3' },
  weeklyRest: { minutes: 2_100, source: 'Directive 2003/88/EC art. 5 (24 h and the 11 h of art. 3)' },
  maxWeek: { minutes: 2_880, averageWeeks: 17, source: 'Directive 2003/88/EC art. 6, 16' },
  normal: { day: 480, nightDay: null, week: 2_400, source: '' },
  nightShift: { from: '22:00', to: '06:00', minutes: 180, source: 'Directive 2003/88/EC art. 2(3), 2(4)' },
}

export const europe: readonly Country[] = [
  {
    law: {
      ...union,
      country: 'RO',
      dailyRest: { minutes: 720, source: 'Codul muncii art. 135(1)' },
      weeklyRest: { minutes: 2_880, source: 'Codul muncii art. 137(1)' },
      maxDay: { minutes: 720, source: 'Codul muncii art. 115(2)' },
      maxWeek: { minutes: 2_880, averageWeeks: 17, source: 'Codul muncii art. 114' },
      normal: { day: 480, nightDay: null, week: 2_400, source: 'Codul muncii art. 112' },
      overtime: { premium: 0.75, night: null, source: 'Codul muncii art. 123(2)' },
      night: { from: '22:00', to: '06:00', premium: 0.25, atLeast: 180, hour: 60, source: 'Codul muncii art. 125, 126' },
      nightShift: { from: '22:00', to: '06:00', minutes: 180, source: 'Codul muncii art. 125(2)' },
      holiday: { premium: 1, lesser: null, source: 'Codul muncii art. 142' },
      breaks: [{ beyond: 360, minutes: 5, ifPaid: 5, paid: false, source: 'Codul muncii art. 134(1)' }],
      unsure:
        'The length of the meal pause is left to agreement: any pause will do here. The supplement for rest days given elsewhere in the week (art. 137(3)) is by agreement. Time off instead of overtime pay within 90 days (art. 122) is not reckoned. The 24 hours of rest after a day of 12 (art. 115(2)) are not checked.',
    },
    amended: [],
  },
  {
    law: {
      ...union,
      country: 'DE',
      dailyRest: { minutes: 660, source: 'ArbZG § 5(1)' },
      weeklyRest: { minutes: 2_100, source: 'ArbZG §§ 9, 11(4)' },
      maxDay: { minutes: 600, source: 'ArbZG § 3' },
      maxWeek: { minutes: 2_880, averageWeeks: 24, source: 'ArbZG § 3' },
      normal: { day: 480, nightDay: null, week: 2_880, source: 'ArbZG § 3' },
      night: { from: '23:00', to: '06:00', premium: 0.25, atLeast: 121, hour: 60, source: 'ArbZG §§ 2(3), 2(4), 6(5); BAG 10 AZR 423/14' },
      nightShift: { from: '23:00', to: '06:00', minutes: 121, source: 'ArbZG § 2(3), 2(4)' },
      holiday: { premium: 0, lesser: null, source: 'ArbZG § 11(3): another day off within eight weeks' },
      restDay: { premium: 0, weekday: 7, source: 'ArbZG § 11(3): another day off within two weeks' },
      breaks: [
        { beyond: 360, minutes: 30, ifPaid: 30, paid: false, source: 'ArbZG § 4' },
        { beyond: 540, minutes: 45, ifPaid: 45, paid: false, source: 'ArbZG § 4' },
      ],
      stretch: { minutes: 360, source: 'ArbZG § 4' },
      unsure:
        'Overtime pay is by contract. 25 % at night is what courts take as fair, 30 % for permanent night work. Work on Sundays and holidays needs an exception (§§ 10, 13). Holidays of single states are not in the list.',
    },
    amended: [],
  },
  {
    law: {
      ...union,
      country: 'PL',
      dailyRest: { minutes: 660, source: 'Kodeks pracy art. 132' },
      weeklyRest: { minutes: 2_100, source: 'Kodeks pracy art. 133' },
      maxWeek: { minutes: 2_880, averageWeeks: 17, source: 'Kodeks pracy art. 131' },
      normal: { day: 480, nightDay: null, week: 2_400, source: 'Kodeks pracy art. 129' },
      overtime: { premium: 0.5, night: 1, source: 'Kodeks pracy art. 151¹' },
      night: { from: '22:00', to: '06:00', premium: 0.2, atLeast: 0, hour: 60, source: 'Kodeks pracy art. 151⁷, 151⁸' },
      nightShift: { from: '22:00', to: '06:00', minutes: 180, source: 'Kodeks pracy art. 151⁷ § 2' },
      holiday: { premium: 1, lesser: null, source: 'Kodeks pracy art. 151¹¹ § 2' },
      restDay: { premium: 1, weekday: 7, source: 'Kodeks pracy art. 151¹¹ § 2' },
      breaks: [
        { beyond: 359, minutes: 15, ifPaid: 15, paid: true, source: 'Kodeks pracy art. 134' },
        { beyond: 540, minutes: 30, ifPaid: 30, paid: true, source: 'Kodeks pracy art. 134' },
      ],
      unsure:
        'The night is eight hours between 21:00 and 07:00 that the employer sets. Its 20 % are of the minimum wage, here of the plain one. 100 % on Sundays and holidays are owed only where no other day off is given.',
    },
    amended: [],
  },
  {
    law: {
      ...union,
      country: 'PT',
      dailyRest: { minutes: 660, source: 'Código do Trabalho art. 214(1)' },
      weeklyRest: { minutes: 2_100, source: 'Código do Trabalho art. 232, 233' },
      maxDay: { minutes: 600, source: 'Código do Trabalho art. 203, 228(1)(d)' },
      maxWeek: { minutes: 2_880, averageWeeks: 17, source: 'Código do Trabalho art. 211' },
      normal: { day: 480, nightDay: null, week: 2_400, source: 'Código do Trabalho art. 203(1)' },
      overtime: { premium: 0.25, night: null, source: 'Código do Trabalho art. 268(1)(a)' },
      night: { from: '22:00', to: '07:00', premium: 0.25, atLeast: 0, hour: 60, source: 'Código do Trabalho art. 223, 266' },
      nightShift: { from: '22:00', to: '07:00', minutes: 180, source: 'Código do Trabalho art. 224(1)' },
      holiday: { premium: 0.5, lesser: null, source: 'Código do Trabalho art. 269(2)' },
      restDay: { premium: 0.5, weekday: null, source: 'Código do Trabalho art. 268(1)(b)' },
      breaks: [{ beyond: 300, minutes: 60, ifPaid: 60, paid: false, source: 'Código do Trabalho art. 213(1)' }],
      stretch: { minutes: 300, source: 'Código do Trabalho art. 213(1)' },
      unsure:
        'Overtime is 37.5 % from its second hour on, and more beyond 100 hours a year (Lei 13/2023). Agreements may shorten the pause. On a holiday the employer may give half the hours off instead. Schemes of adaptability allow longer days.',
    },
    amended: [],
  },
  {
    law: {
      ...union,
      country: 'ES',
      dailyRest: { minutes: 720, source: 'Estatuto de los Trabajadores art. 34.3' },
      weeklyRest: { minutes: 2_160, source: 'Estatuto de los Trabajadores art. 37.1' },
      normal: { day: 540, nightDay: null, week: 2_400, source: 'Estatuto de los Trabajadores art. 34.1, 34.3' },
      overtime: { premium: 0, night: null, source: 'Estatuto de los Trabajadores art. 35.1' },
      night: { from: '22:00', to: '06:00', premium: 0, atLeast: 0, hour: 60, source: 'Estatuto de los Trabajadores art. 36' },
      nightShift: { from: '22:00', to: '06:00', minutes: 180, source: 'Estatuto de los Trabajadores art. 36.1' },
      holiday: { premium: 0.75, lesser: null, source: 'Real Decreto 2001/1983 art. 47' },
      breaks: [{ beyond: 360, minutes: 15, ifPaid: 15, paid: false, source: 'Estatuto de los Trabajadores art. 34.4' }],
      unsure:
        'Premiums for night and overtime are by collective agreement. 75 % on holidays only where no other time off is given. The bill for 37.5 hours a week is not law. Days of the regions are not in the list.',
    },
    amended: [],
  },
  {
    law: {
      ...union,
      country: 'GB',
      dailyRest: { minutes: 660, source: 'Working Time Regulations 1998 reg. 10' },
      weeklyRest: { minutes: 1_440, source: 'Working Time Regulations 1998 reg. 11' },
      maxWeek: { minutes: 2_880, averageWeeks: 17, source: 'Working Time Regulations 1998 reg. 4' },
      normal: { day: null, nightDay: null, week: null, source: '' },
      night: { from: '23:00', to: '06:00', premium: 0, atLeast: 0, hour: 60, source: 'Working Time Regulations 1998 reg. 2' },
      nightShift: { from: '23:00', to: '06:00', minutes: 180, source: 'Working Time Regulations 1998 reg. 2' },
      breaks: [{ beyond: 360, minutes: 20, ifPaid: 20, paid: false, source: 'Working Time Regulations 1998 reg. 12' }],
      unsure:
        'No premium is owed by law. A worker may agree to more than 48 hours. Two rests of 24 hours or one of 48 in two weeks may stand for the weekly one. Holidays are those of England and Wales.',
    },
    amended: [],
  },
]
