import { suggestionInWords } from '#core/club/participation'
import type { Output } from '#core/contract/contract'
import { Banner } from '@/components/states/banner'

/** 建议整合: a suggestion with its arithmetic; the decision is people's. */
export function Suggested({ club: { course, to } }: { club: Output<'club.show'> }) {
  if (!course?.suggestion || to !== null) return null
  return <Banner tone="warn">建议整合：{suggestionInWords(course.suggestion)}</Banner>
}
