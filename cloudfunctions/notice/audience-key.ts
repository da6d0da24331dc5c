import type { Target } from '#core/notice/notice'

/** A target as the database names it (youju.audience_key). */
export const audienceKey = ({ who, unitId, post }: Target) =>
  `${who === 'staff' ? 's' : 'p'}:${unitId}${post === undefined ? '' : `:${post}`}`
