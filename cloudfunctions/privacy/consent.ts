import { PRIVACY_VERSION } from '#core/privacy/version'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'

export const consent = operation('privacy.consent', async ({ version }, { tx, caller, now }) => {
  if (version !== PRIVACY_VERSION) throw problem('otherPrivacyText')
  const { districtId, schoolId, personId } = caller
  await tx
    .insertInto('consent')
    .values({ districtId, schoolId, personId, version, agreedAt: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return {}
})
