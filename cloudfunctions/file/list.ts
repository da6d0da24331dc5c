import { operation } from '../_shared/endpoint/operation'
import { holderIn, linkedFiles } from '../_shared/store/file'
import { opened } from '../_shared/store/sealed'
import { loadHeld } from './holder'

export const list = operation('file.list', async (input, context) => {
  const holder = holderIn(input)
  const { authorId, withdrawn, records } = await loadHeld(holder, context)
  await opened(records, context)
  const files = await linkedFiles(holder, authorId, context)
  return { files, mayChange: authorId === context.caller.personId && !withdrawn }
})
