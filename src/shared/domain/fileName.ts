/** File names from strangers, made fit for every system's disk. */

const longest = 150
/** Windows' device names, with or without an ending (learn.microsoft.com, «Naming Files, Paths, and Namespaces»). */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** `.pdf` of `Rechnung.pdf`; nothing where there is none. */
export const endingOf = (name: string): string => /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''

/**
 * One name without path, control, or text-direction characters (which make `gpj.exe` read as `exe.jpg`), at most
 * 150 code points with the ending kept, and never empty. A single dot before it stays (`.env`): what is sent and shown is called
 * what it is called.
 */
export const safeFileName = (name: string): string => {
  const cleaned = name
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (cleaned === '') return 'attachment'
  const dotted = /^\s*\.[^.\s]/.test(name.replace(unseen, '')) ? `.${cleaned}` : cleaned
  const fit = reserved.test(dotted) ? `_${dotted}` : dotted
  const points = [...fit]
  if (points.length <= longest) return fit
  const ending = endingOf(fit)
  return `${points
    .slice(0, longest - ending.length)
    .join('')
    .trimEnd()}${ending}`
}

/** Under which it is saved here: a dot before it would hide it from the one who saved it, and could make it a setting of her system. */
export const savedFileName = (name: string): string => safeFileName(safeFileName(name).replace(/^\./, ''))
