import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Bar } from '@/components/progress/bar'
import { Empty } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { dateInWords } from '@/frame/in-words'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { schoolToday } from '@/services/session'
import { type Counting, useCounting } from '../hooks/counting'
import styles from './progress.module.less'

/** The records of the term under the new version: may be left, and gone on with later. */
export function Progress({ version }: { version: number }) {
  const { state, fault, again } = useCounting(version)
  return (
    <Page title={`发布第 ${version} 版`} home={routes.planning()} narrow>
      {state?.finished ? (
        <Done version={version} from={state.effectiveFrom} />
      ) : (
        <Under version={version} state={state} />
      )}
      {fault && (
        <Banner
          tone="warn"
          action={
            <Button look="text" compact onTap={again}>
              继续
            </Button>
          }
        >
          {fault.message}已经算过的都在，接着算就行。
        </Banner>
      )}
    </Page>
  )
}

function Under({ version, state }: { version: number; state: Counting | null }) {
  const { done, total } = state ?? { done: 0, total: 0 }
  const words = state ? `${done} / ${total} 条` : '正在开始'
  return (
    <View className={styles.progress} ariaRole="status" ariaLive="polite">
      <View className={styles.title}>第 {version} 版已经发布，正在把本学期的记录按新计划算一遍</View>
      <Bar done={done} target={Math.max(total, 1)} status="onTrack" label={words} />
      <View className={styles.words}>{words}</View>
      <View className={styles.words}>
        可以离开这一页，回来以后从计划管理里接着算；算完以前仍按原来的计划。
      </View>
    </View>
  )
}

function Done({ version, from }: { version: number; from: string }) {
  const today = schoolToday()
  const holds = from <= today
  return (
    <>
      <Empty
        icon="circle-check"
        title={`第 ${version} 版发布好了`}
        text={
          holds ? '从现在起按这一份计划。' : `从 ${dateInWords(from, today)}起施行，在那以前仍按原来的计划。`
        }
      />
      <CellGroup>
        <Cell icon="file-text" title="看现行的计划" url={routes.plan()} />
        {version > 1 && (
          <Cell
            icon="file-text"
            title="和上一版有什么不同"
            url={routes.planCompare({ from: `v${version - 1}`, to: `v${version}` })}
          />
        )}
        <Cell icon="file-text" title="历次版本" url={routes.planVersions()} />
      </CellGroup>
    </>
  )
}
