import { View } from '@tarojs/components'
import { monthAndDay } from '#core/calendar/in-words'
import type { Output } from '#core/contract/contract'
import { STATUSES } from '#core/standing/judge'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import styles from './figures.module.less'

type Figure = Output<'notice.read'>['figures'][number]

const statusIn = ({ status }: Figure) => (STATUSES as Readonly<Record<string, string>>)[status] ?? ''

/** `42 / 45 次 · 正常` */
export const figureInWords = (figure: Figure) => [figure.value, statusIn(figure)].filter(Boolean).join(' · ')

/** What the school makes public of its plan (校务公开): promises in words and how far they are, never of persons. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const [first] = figures
  if (!first) return null
  const oneDay = figures.every(({ asOf }) => asOf === first.asOf)
  const until = (asOf: string) => `截至 ${monthAndDay(asOf)}`
  return (
    <CellGroup
      title="校务公开"
      note={`${oneDay ? `${until(first.asOf)}，` : ''}由学校的工作计划自动统计，只有学校和各组的合计，不涉及个人。`}
    >
      {figures.map((figure) => (
        <Cell
          key={`${figure.clause}/${figure.words}`}
          title={figure.words}
          note={
            <>
              <View className={styles.value}>{figureInWords(figure)}</View>
              <View>{oneDay ? figure.clause : `${figure.clause} · ${until(figure.asOf)}`}</View>
            </>
          }
        />
      ))}
    </CellGroup>
  )
}
