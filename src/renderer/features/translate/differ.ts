/** Until differences.ts. */
export const differencesBetween = (_: unknown): { type: string; from: number; to: number; params: Record<string, string | number> }[] => []
