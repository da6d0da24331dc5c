import { operation } from '../_shared/endpoint/operation'
import { decideOn } from './guardianship'

export const decide = operation('parent.decide', ({ id, decision }, context) =>
  decideOn('parent.decide', { id, state: decision === 'admit' ? 'joined' : 'refused' }, context),
)
