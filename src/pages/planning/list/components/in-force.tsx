import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { dateInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'

/** The version that holds today, and one that is not counted to its end yet. */
export function InForce() {
  const may = useSession()?.may
  const { data } = useQuery('plan.versions', {})
  const inForce = data?.items.find((each) => each.inForce)
  const counting = data?.items.find(({ state }) => state === 'counting')
  return (
    <>
      {counting && (
        <Banner
          tone="warn"
          action={
            may?.publishPlan && (
              <Button look="text" compact url={routes.planPublish({ version: counting.version })}>
                继续
              </Button>
            )
          }
        >
          第 {counting.version} 版已经发布，记录还没有按它算完，算完才会施行。
          {!may?.publishPlan && '请校长或教导主任继续。'}
        </Banner>
      )}
      {inForce && (
        <CellGroup title="现行的计划">
          <Cell
            icon="circle-check"
            title={inForce.title}
            note={`第 ${inForce.version} 版，${dateInWords(inForce.effectiveFrom, schoolToday())}起施行`}
            url={routes.plan()}
          />
        </CellGroup>
      )}
    </>
  )
}
