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
  /** Of forms, rubrics and lists; a form must fit a phone's screen and, all together, its storage. */
  forms: 60,
  fieldsInForm: 30,
  optionsInList: 60,
  lists: 100,
  rubrics: 30,
  dimensions: 30,
  name: 30,
  option: 40,
  workflows: 60,
  stages: 20,
  checklists: 60,
  checklistItems: 100,
  /** A measure's definition is its name in the tables of tallies. */
  measureKey: 400,
} as const
