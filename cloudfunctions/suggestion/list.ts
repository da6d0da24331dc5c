import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { operation } from '../_shared/endpoint/operation'
import { listMine } from './mine'
import { listTold } from './told'

export const list = operation('suggestion.list', ({ whose, cursor }, context) => {
  if (whose === 'mine') return listMine(cursor, context)
  if (!reaches('suggestion.list', context.caller.roles, 'school')) throw problem('notAllowed')
  return listTold(whose === 'answered', cursor, context)
})
