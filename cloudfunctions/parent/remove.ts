import { operation } from '../_shared/endpoint/operation'
import { decideOn } from './guardianship'

export const remove = operation('parent.remove', ({ id, reason }, context) =>
  decideOn('parent.remove', { id, state: 'removed', reason: reason.trim() }, context),
)
