/** What somebody says to the school, or to the district about it (国办函〔2026〕12号). */
export const SUGGESTION_KINDS = { suggestion: '建议', complaint: '投诉', burden: '增加负担' } as const

export type SuggestionKind = keyof typeof SUGGESTION_KINDS
