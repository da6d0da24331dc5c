import type { SuggestionKind } from '#core/suggestion/kind'
import type { Id } from './columns'

/** What people suggest or complain about; each sees the own ones only. */
export interface SuggestionTables {
  suggestion: {
    districtId: Id
    id: Id
    writerId: Id
    schoolId: Id
    recipientId: Id
    kind: SuggestionKind
    anonymous: boolean
    text: string
    at: Date
    answer: string | null
    answeredByName: string | null
    answeredAt: Date | null
  }
}
