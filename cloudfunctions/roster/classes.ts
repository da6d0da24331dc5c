import { operation } from '../_shared/endpoint/operation'
import { unitsPage } from './units'

export const classes = operation('roster.classes', async ({ cursor }, context) => {
  const { items, next } = await unitsPage('class', cursor, context)
  return { items: items.map(({ id, name, within }) => ({ id, name, grade: within ?? '' })), next }
})
