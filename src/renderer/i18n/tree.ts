/** One file per area and language; an area is the first part of every key: `inbox.late`. */
export type Texts = { [key: string]: string | Texts }

/** The files of one language, by their paths, as one tree. */
export const treeOf = (files: Record<string, Texts>): Texts =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [/([^/]+)\.json$/.exec(path)?.[1] ?? path, content]))
