/** The last commands chosen in the palette, newest first; for this window's life only. */
const LIMIT = 5
let recents: readonly string[] = []
export const recentCommands = (): readonly string[] => recents
export const rememberCommand = (id: string): void => {
  recents = [id, ...recents.filter((one) => one !== id)].slice(0, LIMIT)
}
