import { operation } from '../_shared/endpoint/operation'
import { looksAt } from './look'
import { asOfShape, ruleShape, SubjectNames, slotShapes, standingShape, weekShape } from './shapes'

export const mine = operation('standing.mine', async (view, context) => {
  const { personId } = context.caller
  const looks = await looksAt(view, context)
  const [{ loaded }] = looks
  const names = new SubjectNames(loaded, context.today)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    promises: looks.flatMap((look) =>
      look.sheets.flatMap(({ rule, standings }) =>
        standings
          .filter(({ subjectId }) => subjectId === personId)
          .map((standing) => ({
            rule: ruleShape(rule, look.loaded),
            standing: standingShape(rule, standing, names, look.loaded),
            slots: slotShapes(rule, standing, look.loaded),
          })),
      ),
    ),
  }
})
