/** A scored sheet (量表): each dimension is given 0 up to its cap; the total is their sum. */
export interface Rubric {
  /** Unique in its plan: 听课评价. */
  readonly name: string
  readonly dimensions: readonly Dimension[]
}

export interface Dimension {
  readonly name: string
  readonly cap: number
  readonly hint: string
}

export function fullScore(rubric: Rubric): number {
  return rubric.dimensions.reduce((sum, dimension) => sum + dimension.cap, 0)
}

/** A plan's rubrics, and its lists of 选项. */
interface ListedRubrics {
  readonly rubrics: readonly Rubric[]
  readonly options: Readonly<Record<string, readonly string[]>>
}

/** The rubrics that lessons are scored under: those the plan lists under 选项 as 听课量表, all of them without such a list. */
export function lessonRubrics({ rubrics, options }: ListedRubrics): readonly Rubric[] {
  const listed = options.听课量表
  return listed ? rubrics.filter(({ name }) => listed.includes(name)) : rubrics
}
