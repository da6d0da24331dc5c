import { standPerson } from '#core/standing/school-sheet'
import { operation } from '../_shared/endpoint/operation'
import { loadSchool } from '../_shared/store/school-state'
import { asOfShape, ruleShape, SubjectNames, standingShape, weekShape } from './shapes'

export const mine = operation('standing.mine', async ({ week }, context) => {
  const { tx, caller, today } = context
  const loaded = await loadSchool(tx, caller, today, week)
  const names = new SubjectNames(loaded, today)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(loaded, context),
    promises: standPerson(loaded.state, caller.personId, loaded.week, today).flatMap(({ rule, standings }) =>
      standings.map((standing) => ({
        rule: ruleShape(rule, loaded),
        standing: standingShape(rule, standing, names, loaded),
        slots: [],
      })),
    ),
  }
})
