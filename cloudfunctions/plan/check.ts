import { operation } from '../_shared/endpoint/operation'
import { checkedShape, readContent } from './reading'

export const check = operation('plan.check', async ({ content }, context) =>
  checkedShape(await readContent(content, context), context),
)
