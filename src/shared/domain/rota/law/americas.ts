import type { Country, Law } from './types'
import { unsaid } from './unsaid'

const colombia = (premium: number): Partial<Law> => ({
  holiday: { premium, lesser: null, source: 'CST art. 179, Ley 2466 de 2025 art. 14' },
  restDay: { premium, weekday: 7, source: 'CST art. 179, Ley 2466 de 2025 art. 14' },
})
const mexico = (week: number): Partial<Law> => ({
  normal: { day: 480, nightDay: 420, week, source: 'LFT art. 61; Constitución art. 123 A IV, DOF 2026-03-03' },
})

export const americas: readonly Country[] = [
  {
    law: {
      ...unsaid,
      country: 'CO',
      weeklyRest: { minutes: 1_440, source: 'CST art. 172' },
      maxDay: { minutes: 660, source: 'CST art. 161 (9 h), Ley 50 de 1990 art. 22 (2 h of overtime)' },
      maxWeek: { minutes: 3_360, averageWeeks: 1, source: 'Ley 2101 de 2021 (44 h), Ley 50 de 1990 art. 22 (12 h of overtime)' },
      normal: { day: 540, nightDay: null, week: 2_640, source: 'CST art. 161, Ley 2101 de 2021 art. 3' },
      overtime: { premium: 0.25, night: 0.75, source: 'CST art. 168' },
      night: { from: '21:00', to: '06:00', premium: 0.35, atLeast: 0, hour: 60, source: 'CST art. 160, 168' },
      ...colombia(0.8),
      unsure:
        'No rest between two days is named. The day is divided by a pause of unnamed length (CST art. 167). Sunday is the day of rest unless another is agreed. Successive shifts of 6 h a day and 36 h a week (art. 161) owe no premiums.',
    },
    amended: [
      {
        from: '2025-12-25',
        law: {
          night: { from: '19:00', to: '06:00', premium: 0.35, atLeast: 0, hour: 60, source: 'CST art. 160 as of Ley 2466 de 2025 art. 10' },
        },
      },
      { from: '2026-07-01', law: colombia(0.9) },
      {
        from: '2026-07-15',
        law: {
          normal: { day: 540, nightDay: null, week: 2_520, source: 'CST art. 161, Ley 2101 de 2021 art. 3' },
          maxWeek: { minutes: 3_240, averageWeeks: 1, source: 'Ley 2101 de 2021 (42 h), Ley 50 de 1990 art. 22 (12 h of overtime)' },
        },
      },
      { from: '2027-07-01', law: colombia(1) },
    ],
  },
  {
    law: {
      ...unsaid,
      country: 'MX',
      weeklyRest: { minutes: 1_440, source: 'LFT art. 69' },
      maxDay: { minutes: 720, source: 'Constitución art. 123 A XI, DOF 2026-03-03' },
      ...mexico(2_880),
      overtime: { premium: 1, night: null, source: 'LFT art. 67' },
      night: { from: '20:00', to: '06:00', premium: 0, atLeast: 0, hour: 60, source: 'LFT art. 60' },
      nightShift: { from: '20:00', to: '06:00', minutes: 210, source: 'LFT art. 60 (a mixed day with 3.5 h of night is a night)' },
      holiday: { premium: 2, lesser: null, source: 'LFT art. 75' },
      restDay: { premium: 0.25, weekday: 7, source: 'LFT art. 71' },
      breaks: [{ beyond: 360, minutes: 30, ifPaid: 30, paid: false, source: 'LFT art. 63' }],
      unsure:
        'The pause of half an hour belongs to a continuous day without a number of hours: six stand in. A mixed day is 7.5 h, here 8. The week falls by two hours each year until 2030; the steps of allowed overtime and the amended LFT are not reckoned. Work on the day of rest itself is paid threefold (art. 73).',
    },
    amended: [
      { from: '2027-01-01', law: mexico(2_760) },
      { from: '2028-01-01', law: mexico(2_640) },
      { from: '2029-01-01', law: mexico(2_520) },
      { from: '2030-01-01', law: mexico(2_400) },
    ],
  },
  {
    law: {
      ...unsaid,
      country: 'BR',
      dailyRest: { minutes: 660, source: 'CLT art. 66' },
      weeklyRest: { minutes: 2_100, source: 'CLT art. 66, 67; TST Súmula 110' },
      maxDay: { minutes: 600, source: 'CLT art. 58, 59' },
      normal: { day: 480, nightDay: null, week: 2_640, source: 'Constituição art. 7 XIII' },
      overtime: { premium: 0.5, night: null, source: 'Constituição art. 7 XVI' },
      night: { from: '22:00', to: '05:00', premium: 0.2, atLeast: 0, hour: 52.5, source: 'CLT art. 73' },
      nightShift: {
        from: '22:00',
        to: '05:00',
        minutes: 180,
        source: 'CLT art. 73; the number of minutes after Directive 2003/88/EC art. 2(4)',
      },
      holiday: { premium: 1, lesser: null, source: 'Lei 605/1949 art. 9; TST Súmula 146' },
      restDay: { premium: 1, weekday: 7, source: 'Lei 605/1949 art. 9; TST Súmula 146' },
      breaks: [
        { beyond: 240, minutes: 15, ifPaid: 15, paid: false, source: 'CLT art. 71 § 1' },
        { beyond: 360, minutes: 60, ifPaid: 60, paid: false, source: 'CLT art. 71' },
      ],
      unsure:
        'Work by telephone (NR-17, annex II) is at most 6 h a day and 36 a week with pauses of its own; whether it holds for written service is disputed. Agreements may shorten the pause to 30 minutes (art. 611-A). Sunday premiums fall away where another day off is given. 12 × 36 shifts (art. 59-A) are not reckoned.',
    },
    amended: [],
  },
  {
    law: {
      ...unsaid,
      country: 'AR',
      dailyRest: { minutes: 720, source: 'LCT art. 197' },
      weeklyRest: { minutes: 2_100, source: 'LCT art. 204; Ley 18.204' },
      normal: { day: 480, nightDay: 420, week: 2_880, source: 'Ley 11.544 art. 1, 2; LCT art. 200' },
      overtime: { premium: 0.5, night: null, source: 'LCT art. 201' },
      night: { from: '21:00', to: '06:00', premium: 8 / 60, atLeast: 0, hour: 60, source: 'LCT art. 200 (8 minutes for each hour)' },
      nightShift: {
        from: '21:00',
        to: '06:00',
        minutes: 180,
        source: 'LCT art. 200; the number of minutes after Directive 2003/88/EC art. 2(4)',
      },
      holiday: { premium: 1, lesser: null, source: 'LCT art. 166' },
      restDay: { premium: 1, weekday: 7, source: 'LCT art. 207' },
      unsure:
        'The reform of 2026 (bank of hours, days of up to 12 hours by agreement) is not reckoned. Overtime on Saturday from 13:00 on is 100 %.',
    },
    amended: [],
  },
  {
    law: {
      ...unsaid,
      country: 'CA',
      weeklyRest: { minutes: 1_920, source: 'Québec: Loi sur les normes du travail art. 78' },
      normal: { day: null, nightDay: null, week: 2_400, source: 'Québec: Loi sur les normes du travail art. 52' },
      overtime: { premium: 0.5, night: null, source: 'Québec: Loi sur les normes du travail art. 55' },
      holiday: { premium: 1, lesser: null, source: 'Québec: Loi sur les normes du travail art. 62, 63' },
      breaks: [{ beyond: 300, minutes: 30, ifPaid: 30, paid: false, source: 'Québec: Loi sur les normes du travail art. 79' }],
      unsure:
        'Québec’s law stands for all provinces; federal enterprises have the Canada Labour Code. The right to refuse work beyond 14 hours a day or 50 a week (art. 59.0.1) is not checked. On a holiday another day off may stand for the indemnity. Holidays of provinces are not in the list.',
    },
    amended: [],
  },
  {
    law: {
      ...unsaid,
      country: 'US',
      normal: { day: null, nightDay: null, week: 2_400, source: 'FLSA, 29 U.S.C. 207(a)' },
      overtime: { premium: 0.5, night: null, source: 'FLSA, 29 U.S.C. 207(a)' },
      unsure:
        'Federal law only: states have daily overtime, meal breaks and days of rest (California Labor Code 510 to 512, 551; New York Labor Law 161, 162), and cities have notice of schedules.',
    },
    amended: [],
  },
]
