import type { OperationName } from '#core/contract/contract'
import type { Pace } from './buckets'

/**
 * Whoever is not signed in, by address. Behind one address stands a school with a hundred teachers, or a mobile network with
 * thousands of parents, who all come back at eight in the morning: renewing a session, for one, is such a call.
 */
export const STRANGERS: Pace = { burst: 3000, perMinute: 3600 }

/** Anything at all, by account: far more than a person with a full queue sends, and less than holds up everybody else. */
export const ANYTHING: Pace = { burst: 12_000, perMinute: 12_000 }

/** Makes a whole document: an export, a workbook, a picture that WeChat draws. */
const DOCUMENTS: Pace = { burst: 200, perMinute: 60 }
/** Reads or writes a whole plan or roster. */
const WHOLE_PLANS: Pace = { burst: 600, perMinute: 300 }
/** Speaks to many people, or hands out a way in. */
const TO_MANY: Pace = { burst: 300, perMinute: 60 }
/** 45 MB that may be under way, in parts, come to 360. */
const FILE_PARTS: Pace = { burst: 1000, perMinute: 600 }
/** Opens a session, or computes a hash that takes a third of a second. */
const WAYS_IN: Pace = { burst: 30, perMinute: 10 }

/** By account, besides `ANYTHING`: what costs more than a read or a record. */
export const DEAR: Readonly<Partial<Record<OperationName, Pace>>> = {
  'report.export': DOCUMENTS,
  'report.freeze': DOCUMENTS,
  'plan.export': DOCUMENTS,
  'roster.export': DOCUMENTS,
  'privacy.export': DOCUMENTS,
  'scene.picture': DOCUMENTS,
  'plan.check': WHOLE_PLANS,
  'plan.compare': WHOLE_PLANS,
  'plan.saveDraft': WHOLE_PLANS,
  'plan.publish': WHOLE_PLANS,
  'plan.whatIf': WHOLE_PLANS,
  'plan.recount': DOCUMENTS,
  'roster.check': WHOLE_PLANS,
  'roster.apply': WHOLE_PLANS,
  'roster.undo': WHOLE_PLANS,
  'notice.publish': TO_MANY,
  'notice.save': WHOLE_PLANS,
  'notice.correct': TO_MANY,
  'account.invite': TO_MANY,
  'suggestion.submit': TO_MANY,
  'parent.join': TO_MANY,
  'file.begin': TO_MANY,
  'file.put': FILE_PARTS,
  'session.switch': WAYS_IN,
  'account.setPassword': WAYS_IN,
  'account.bindWechat': WAYS_IN,
  'account.addPlace': WAYS_IN,
}
