import type { ReactNode } from 'react'
import type { OperationName, Output } from '#core/contract/contract'
import type { FieldFault } from '#core/field-fault'
import type { ProblemBody } from '#core/problem'
import { Button } from '@/components/button'
import { Empty, ErrorState, NoPermission, Offline } from '@/components/states'
import { Banner } from '@/components/states/banner'
import { Loading } from '@/components/states/loading'
import { useOnline } from '@/services/network'
import type { Query } from '@/services/query'
import { useSession } from '@/services/session'
import { momentInWords } from './in-words'
import { startOf } from './nav-items'

interface AnsweredProps<N extends OperationName> {
  query: Query<N>
  loadingRows?: number
  children: (data: Output<N>) => ReactNode
}

/** A question's states on a page: on its way, refused, unreachable, answered, or answered some time ago. */
export function Answered<N extends OperationName>({ query, loadingRows, children }: AnsweredProps<N>) {
  // Offline, the page's frame says so already.
  const online = useOnline()
  const retry = () => {
    void query.reload()
  }
  if (query.data !== undefined) {
    const fault = query.problem ?? query.unreachable
    return (
      <>
        {fault && query.asOf && (
          <Banner tone="warn">
            {online && fault.message}现在看到的是 {momentInWords(query.asOf)} 的内容。
          </Banner>
        )}
        {children(query.data)}
      </>
    )
  }
  if (query.problem?.code === 'notAllowed') return <NoPermission />
  if (query.problem && isMissing(query.problem)) return <Missing />
  if (query.problem) return <ErrorState message={query.problem.message} onRetry={retry} busy={query.asking} />
  if (query.unreachable?.why === 'noNetwork')
    return <Offline onRetry={retry} busy={query.asking} said={!online} />
  if (query.unreachable)
    return <ErrorState message={query.unreachable.message} onRetry={retry} busy={query.asking} />
  return <Loading {...(loadingRows === undefined ? {} : { rows: loadingRows })} />
}

const IDS = ['/id', '/ruleId', '/subjectId']

/** Nothing is there under the address's id, or what stands there is no id at all. */
function isMissing({ code, details }: ProblemBody): boolean {
  const [fault] = (details as { fields?: readonly FieldFault[] }).fields ?? []
  return code === 'notFound' || (code === 'badInput' && fault !== undefined && IDS.includes(fault.path))
}

function Missing() {
  const me = useSession()
  return (
    <Empty
      title="没有找到这一页的内容"
      text="链接可能不完整，内容可能已被删除，或者不在您的工作范围内。"
      action={
        me && (
          <Button compact url={startOf(me)}>
            回到首页
          </Button>
        )
      }
    />
  )
}
