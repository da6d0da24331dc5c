import type { Rubric } from '#core/plan/rubric'
import type { ObservationScores } from '#core/record/observation'

/** Scores while they are being given: null where none has been yet. */
export interface ScoreDraft {
  readonly rubric: string
  readonly marks: readonly ScoreMark[]
}

export interface ScoreMark {
  readonly dimension: string
  readonly cap: number
  readonly score: number | null
}

export function blankScores({ name, dimensions }: Rubric): ScoreDraft {
  return {
    rubric: name,
    marks: dimensions.map(({ name: dimension, cap }) => ({ dimension, cap, score: null })),
  }
}

export function scoreDraftOf({ rubric, marks }: ObservationScores): ScoreDraft {
  return { rubric, marks }
}

/** The scores of a draft in which every dimension has one. */
export function scoresOf({ rubric, marks }: ScoreDraft): {
  rubric: string
  marks: { dimension: string; cap: number; score: number }[]
} {
  return { rubric, marks: marks.map(({ score, ...mark }) => ({ ...mark, score: score ?? 0 })) }
}

export function missingIn({ marks }: ScoreDraft): number {
  return marks.filter(({ score }) => score === null).length
}

export const isComplete = (draft: ScoreDraft): boolean => missingIn(draft) === 0

export function totalOf({ marks }: ScoreDraft): { score: number; cap: number } {
  return {
    score: marks.reduce((sum, mark) => sum + (mark.score ?? 0), 0),
    cap: marks.reduce((sum, mark) => sum + mark.cap, 0),
  }
}

export function withScore(draft: ScoreDraft, dimension: string, score: number): ScoreDraft {
  return {
    ...draft,
    marks: draft.marks.map((mark) =>
      mark.dimension === dimension ? { ...mark, score: Math.min(mark.cap, Math.max(0, score)) } : mark,
    ),
  }
}

const SHARES = [0.6, 0.7, 0.8, 0.9, 1] as const

/** What is most often given under a cap, for one tap: of 20 it is 12, 14, 16, 18 and 20; of 5 all from 1 to 5. */
export function usualScores(cap: number): number[] {
  if (cap <= 5)
    return [...new Set([...Array.from({ length: Math.floor(cap) }, (_, index) => index + 1), cap])]
  return [...new Set(SHARES.map((share) => Math.round(cap * share * 2) / 2))]
}
