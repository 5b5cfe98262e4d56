/** Spans of time as promises name them: «within 3 days», «in 2 weeks», «48 Stunden», «3営業日以内», «خلال يومين». */
import { any } from './pattern'

const units: readonly (readonly [RegExp, number])[] = [
  [
    any(
      '(\\d{1,3})(?: ?(?:-|to|bis|à|a|do|o|ou|~|至|到|إلى) ?(\\d{1,3}))? ?(?:hours?|hrs?|h\\b|stunden?|heures?|horas?|ore\\b|ora\\b|godzin|時間|小时|小時|ساعة|ساعات)',
    ),
    1 / 24,
  ],
  [
    any(
      '(\\d{1,3})(?: ?(?:-|to|bis|à|a|do|o|ou|~|至|到|إلى) ?(\\d{1,3}))? ?(?:(?:business|working|calendar) days?|days?|werktag|arbeitstag|tage?|jours?|dias?|giorni|giorno|dni|dzien|営業日|日間|日|个工作日|工作日|天|أيام|يوم)',
    ),
    1,
  ],
  [
    any(
      '(\\d{1,3})(?: ?(?:-|to|bis|à|a|do|o|ou|~|至|到|إلى) ?(\\d{1,3}))? ?(?:weeks?|wochen?|semaines?|semanas?|settiman|tygodni|週間|周|星期|أسابيع|أسبوع)',
    ),
    7,
  ],
]

/** The longest span a sentence names, in days; working days count as days. Null where it names none in figures. */
export const daysIn = (sentence: string): number | null => {
  let days: number | null = null
  for (const [pattern, each] of units) {
    const found = pattern.exec(sentence)
    if (found) days = Math.max(days ?? 0, Number(found[2] ?? found[1]) * each)
  }
  return days
}
