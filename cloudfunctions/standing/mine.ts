import { higherDemands } from '#core/standing/higher-demand'
import { operationAtHand } from '../_shared/endpoint/operation'
import { looksAt, onItsDay } from './look'
import { asOfShape, ruleShape, SubjectNames, slotShapes, standingShape, weekShape } from './shapes'

/** Of two plans that ask the same of somebody only the higher demand (domain.md section 4). */
export const mine = operationAtHand('standing.mine', async (view, given) => {
  const context = onItsDay(view, given)
  const { personId } = context.caller
  const looks = await looksAt(view, context)
  const [{ loaded }] = looks
  const names = new SubjectNames(loaded, context.today)
  const own = looks.flatMap((look) =>
    look.sheets.flatMap((sheet) =>
      sheet.standings
        .filter(({ subjectId }) => subjectId === personId)
        .map((standing) => ({ from: { look, sheet }, rule: sheet.rule, standing })),
    ),
  )
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    promises: higherDemands(own).map(({ from: { look, sheet }, rule, standing }) => ({
      rule: ruleShape(rule, look.loaded),
      standing: standingShape(sheet, standing, names, look.loaded),
      slots: slotShapes(sheet, standing),
    })),
  }
})
