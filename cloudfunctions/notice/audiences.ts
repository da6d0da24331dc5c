import { operation } from '../_shared/endpoint/operation'
import { addressable, sizesOf } from './addressable'
import { needsApproval } from './approval'

export const audiences = operation('notice.audiences', async (_, context) => {
  const all = await addressable(context)
  const sizes = await sizesOf(all, context)
  const units = all
    .map((target, index) => ({ ...target, people: sizes[index] ?? 0 }))
    // Of posts only those that somebody holds; a class without parents waits for them.
    .filter(({ post, people }) => post === undefined || people > 0)
  return { units, needsApproval: await needsApproval(context) }
})
