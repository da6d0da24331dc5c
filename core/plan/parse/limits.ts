/** What a plan may hold. Generous for a school (the five source plans have 378 rules in all), small enough to stay quick. */
export const LIMITS = {
  fileCharacters: 4_000_000,
  rowsInSheet: 1_000,
  cellsInRow: 64,
  cell: 1_000,
  prose: 5_000,
  title: 100,
  milestones: 20,
  /** Of an audience: conditions in all, how deep they combine, and how deep brackets may go to write that. */
  conditions: 20,
  combinations: 8,
  brackets: 24,
  faultsListed: 300,
} as const
