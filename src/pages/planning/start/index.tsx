import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { useSession } from '@/services/session'
import { NotForYou } from '../components/not-for-you'
import { fromTemplate, fromVersion, useBegin } from '../hooks/begin'
import { FromFile } from './components/from-file'
import { FromPaste } from './components/from-paste'

/** Four ways to begin: what holds now, a file, something copied, a plan that comes with the program. */
export default function PlanStart() {
  const may = useSession()?.may.preparePlan ?? false
  const begin = useBegin()
  const templates = useQuery('plan.templates', {}, { when: may })
  const versions = useQuery('plan.versions', {}, { when: may })
  const inForce = versions.data?.items.find((each) => each.inForce)
  if (!may) return <NotForYou title="写计划" />
  return (
    <Page
      title="写计划"
      home={routes.planning()}
      narrow
      banner={begin.fault && <Banner tone="bad">{begin.fault.message}</Banner>}
    >
      <Banner>先成一份草稿，检查、试算过了再发布；在那以前现行的计划一点不变。</Banner>
      {inForce && (
        <CellGroup title="从现行的计划改起">
          <Cell
            icon="pen-line"
            title={inForce.title}
            note={`第 ${inForce.version} 版，改动最少，建议从这里开始`}
            disabled={begin.busy}
            onTap={() => void begin.run(fromVersion(inForce.version, inForce.title))}
          />
        </CellGroup>
      )}
      <FromFile begin={begin} />
      <FromPaste begin={begin} />
      <Answered query={templates}>
        {(answer) => (
          <CellGroup title="从样例开始" note="样例取自真实的学校和学区计划，换成自己的就行。">
            {answer.templates.map(({ id, title, summary, clauses, rules }) => (
              <Cell
                key={id}
                icon="file-text"
                title={title}
                note={[summary, `${clauses} 条条款，${rules} 项指标`].filter(Boolean).join(' · ')}
                disabled={begin.busy}
                onTap={() => void begin.run(fromTemplate(id, title))}
              />
            ))}
          </CellGroup>
        )}
      </Answered>
      <CellGroup>
        <Cell icon="info" title="怎么写计划" url={routes.planHelp()} />
      </CellGroup>
    </Page>
  )
}
