import { ChooseFile } from '@/frame/choose-file'
import type { Content } from '../hooks/begin'
import { contentOf, EXTENSIONS } from '../hooks/read-file'

interface ChoosePlanProps {
  words: string
  busy: boolean
  onChosen: (plan: { name: string; content: Content }) => void
}

export function ChoosePlan(props: ChoosePlanProps) {
  return <ChooseFile {...props} working="正在读取" extensions={EXTENSIONS} read={contentOf} />
}
