import { publicOperation } from '../_shared/endpoint/operation'

/** Open to anybody: an error may come before there is a session, and is no less worth knowing then. */
export const report = publicOperation('client.report', async (fault, { clientFault }) => {
  clientFault(fault)
  return {}
})
