/**
 * Two regions that stand in index.html before anything else, because a screen reader only hears changes
 * of regions it has already seen. Saying the same words twice is heard twice: a no-break space alternates.
 */
let flip = false
export const say = (text: string, tone: 'polite' | 'assertive' = 'polite'): void => {
  const region = document.getElementById(tone === 'polite' ? 'live-polite' : 'live-assertive')
  if (!region || text === '') return
  flip = !flip
  region.textContent = flip ? text : `${text}\u00a0`
}
