import { operation } from '../_shared/endpoint/operation'
import { looksAt, onItsDay } from './look'
import { asOfShape, ownedShapes, SubjectNames, weekShape } from './shapes'

export const mine = operation('standing.mine', async (view, given) => {
  const context = onItsDay(view, given)
  const { personId } = context.caller
  const looks = await looksAt(view, context)
  const [{ loaded }] = looks
  const names = new SubjectNames(loaded, context.today)
  return {
    week: weekShape(loaded),
    asOf: asOfShape(looks, view, context),
    promises: looks.flatMap((look) =>
      look.sheets.flatMap((sheet) => ownedShapes(sheet, personId, names, look.loaded)),
    ),
  }
})
