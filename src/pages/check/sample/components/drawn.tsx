import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { dateInWords, dayInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { schoolToday } from '@/services/session'

interface DrawnProps {
  sample: Output<'record.sample'>
  label: string
}

export function Drawn({ sample: { from, counted, checked, items }, label }: DrawnProps) {
  const today = schoolToday()
  const since = `${dateInWords(from, today)}以来`
  const ids = items.map(({ id }) => id)
  const [first, ...rest] = ids
  if (first === undefined) {
    return counted === 0 ? (
      <Empty title={`没有可以抽查的${label}`} text={`${since}没有别人的${label}记录。`} />
    ) : (
      <Empty icon="circle-check" title="都查过了" text={`${since}的 ${counted} 条${label}都已核查。`} />
    )
  }
  return (
    <>
      <CellGroup
        title={`抽到 ${items.length} 条`}
        note={`${since}有 ${counted} 条${label}，已核查 ${checked} 条。随机抽取，尽量不重复同一个人；一周内抽到的顺序不变。不抽自己的，也不抽听自己课的。`}
      >
        {items.map(({ id, title, on, authorName, detail }, index) => (
          <Cell
            key={id}
            title={title}
            note={[dayInWords(on, today), `${authorName}记`, detail].filter(Boolean).join(' · ')}
            url={routes.sampled(id, ids.slice(index + 1))}
          />
        ))}
      </CellGroup>
      <Button look="primary" url={routes.sampled(first, rest)}>
        逐条核查
      </Button>
    </>
  )
}
