import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import type { Query } from '@/services/query'
import { useSession } from '@/services/session'
import { useLargeType } from '@/theme/large-type'
import { useWide } from '@/theme/use-wide'
import type { DraftShown, Finding } from '../../hooks/checked'
import { useWriting, type Writing } from '../hooks/writing'
import { Checked } from './checked'
import { Editor, type Place } from './editor'
import { RowSheet } from './row-sheet'
import { Sheets } from './sheets'
import { Told } from './told'
import { WaysOn } from './ways-on'
import styles from './workbench.module.less'

interface WorkbenchProps {
  answer: DraftShown
  query: Query<'plan.draft'>
}

const PARTS = [
  { key: 'check', label: '检查' },
  { key: 'text', label: '内容' },
] as const

/** On a wide screen the text with its faults beside it; on a phone the faults, and the tables row by row. */
export function Workbench({ answer, query }: WorkbenchProps) {
  const me = useSession()
  const writing = useWriting(answer, query.reload)
  const large = useLargeType()
  const wide = useWide() && !large && process.env.TARO_ENV === 'h5'
  const [part, setPart] = useState<'check' | 'text'>('check')
  const [line, goTo] = useState<Place | null>(null)
  const { meta, markdown } = answer
  const readable = markdown !== null
  const published = meta.publishedAs !== null
  const go = (finding: Finding) =>
    finding.line !== null && goTo({ line: finding.line, finding, turn: Date.now() })
  const check = <Checked answer={answer} writing={writing} onGo={readable ? go : undefined} wide={wide} />
  const sheets = (
    <Sheets
      text={writing.text}
      faults={answer.faults}
      onOpen={(at) => goTo({ line: at, finding: null, turn: 0 })}
      writing={writing}
    />
  )
  return (
    <Page
      title={answer.title ?? meta.name}
      subtitle={`${answer.title ? `${meta.name} · ` : ''}${meta.savedBy}保存`}
      home={routes.planning()}
      onRefresh={query.reload}
      footer={nextStep(answer, writing, me?.may.publishPlan ?? false)}
      banner={<Told writing={writing} answer={answer} />}
    >
      <Answered query={query}>
        {() =>
          wide && readable && !published ? (
            <View className={styles.columns}>
              <Editor writing={writing} faults={answer.faults} at={line} />
              <View className={styles.side}>
                {check}
                <WaysOn answer={answer} writing={writing} />
              </View>
            </View>
          ) : (
            <>
              {readable && <Tabs label="看什么" tabs={PARTS} current={part} onChange={setPart} />}
              {part === 'text' && readable ? sheets : check}
              <WaysOn answer={answer} writing={writing} />
            </>
          )
        }
      </Answered>
      {!wide && line && !published && (
        <RowSheet
          key={line.line}
          writing={writing}
          line={line.line}
          finding={line.finding}
          onClose={() => goTo(null)}
        />
      )}
    </Page>
  )
}

/** The one thing to do next, at the bottom. */
function nextStep(answer: DraftShown, writing: Writing, mayPublish: boolean): ReactNode {
  if (answer.meta.publishedAs !== null) return null
  if (writing.dirty) {
    return (
      <Button
        look="primary"
        busy={writing.busy}
        disabled={writing.outdated}
        onTap={() => void writing.save()}
      >
        {writing.busy ? '正在保存和检查' : '保存并检查'}
      </Button>
    )
  }
  if (answer.faults.length > 0) return null
  return (
    <>
      <Button url={routes.planWhatIf(answer.meta.id)}>试算</Button>
      {mayPublish && (
        <Button look="primary" url={routes.planPublish({ id: answer.meta.id })}>
          去发布
        </Button>
      )}
    </>
  )
}
