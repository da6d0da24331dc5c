import type { CivilDate } from '../calendar/civil-date'
import { plainTitle } from './plain-title'
import type { RecordContent } from './record'

/**
 * The content with the day it counts for: what was handed in once keeps its first day whatever is corrected (按首次提交判时).
 * Under another title or from somebody else it is another thing, handed in `today`.
 */
export function keepingFirstDay<C extends RecordContent>(
  content: C,
  before: RecordContent | undefined,
  today: CivilDate,
): C {
  if (content.kind !== 'deliverable' || before?.kind !== 'deliverable') return content
  const [now, then] = [content.payload, before.payload]
  const same =
    plainTitle(now.title) === plainTitle(then.title) && now.level === then.level && now.unitId === then.unitId
  return { ...content, payload: { ...now, on: same ? then.on : today } }
}
