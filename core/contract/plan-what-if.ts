import * as z from 'zod/mini'
import { ruleLevel } from './plan-shapes'
import { id, status } from './shapes'

/** Subjects of a rule by how they stand. */
const counts = z.strictObject({
  owing: z.number(),
  met: z.number(),
  onTrack: z.number(),
  behind: z.number(),
  missed: z.number(),
  waived: z.number(),
  logOnly: z.number(),
  words: z.string(),
})

const standing = z.strictObject({
  done: z.number(),
  target: z.nullable(z.number()),
  status,
})

export const whatIf = z.strictObject({
  term: z.string(),
  week: z.number(),
  /** The day that both are looked at. */
  asOf: z.string(),
  records: z.number(),
  /** The plan in force; null in a school that has none yet. */
  before: z.nullable(z.strictObject({ title: z.string(), version: z.number() })),
  after: z.strictObject({ title: z.string() }),
  /** Rules of a district's draft that ask for what its schools do not count yet: their numbers come with publishing. */
  notYetCounted: z.array(z.string()),
  summary: z.strictObject({
    added: z.number(),
    removed: z.number(),
    changed: z.number(),
    same: z.number(),
    /** People and units that are behind or have missed a promise now and would not, and the other way round. */
    relieved: z.number(),
    burdened: z.number(),
  }),
  /** In the draft's order, then those that fall away. */
  rules: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      clause: z.string(),
      level: ruleLevel,
      change: z.enum(['added', 'removed', 'changed', 'same']),
      demandBefore: z.nullable(z.string()),
      demandAfter: z.nullable(z.string()),
      before: z.nullable(counts),
      after: z.nullable(counts),
      /** Who stands otherwise, in roster order: the first fifty. */
      moved: z.array(
        z.strictObject({
          subjectId: id,
          subjectName: z.string(),
          before: z.nullable(standing),
          after: z.nullable(standing),
        }),
      ),
      movedInAll: z.number(),
    }),
  ),
})
