import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { momentInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useFrozenReport } from '../hooks/frozen-report'

/** A week that is over has its report; what came after it is said beside it, never merged into it. */
export function FrozenBanner({ monday }: { monday: string | undefined }) {
  const frozen = useFrozenReport(monday)
  if (!frozen) return null
  const { report, later } = frozen
  return (
    <Banner
      icon="file-text"
      action={
        <Button compact look="text" url={routes.report(report.id)}>
          看周报
        </Button>
      }
    >
      本周报告已于 {momentInWords(report.frozenAt)} 定稿。{later && laterInWords(later)}
    </Banner>
  )
}

function laterInWords({
  records,
  differences,
}: NonNullable<NonNullable<ReturnType<typeof useFrozenReport>>['later']>) {
  if (records === 0 && differences.length === 0) return '之后没有补录。'
  const numbers = differences.length > 0 ? `，${differences.length} 个数字和定稿时不同` : ''
  return `之后有 ${records} 条补录或更正${numbers}；下面是现在的数。`
}
