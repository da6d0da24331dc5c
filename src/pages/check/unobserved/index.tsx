import { useState } from 'react'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { Empty, NoPermission } from '@/components/states'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { More } from '@/frame/more'
import { Page } from '@/frame/page'
import { usePages } from '@/services/pages'
import { type Me, schoolToday, useSession } from '@/services/session'

type Whose = 'never' | 'all'

/** Whose lessons nobody has observed yet this term; in the order of the roster, for choosing where to go next. */
export default function UnobservedPage() {
  const me = useSession()
  if (me?.may.seeWeek) return <Unobserved me={me} />
  return <Page title="被听课情况">{me && <NoPermission />}</Page>
}

function Unobserved({ me }: { me: Me }) {
  const [whose, setWhose] = useState<Whose>('never')
  const pages = usePages('lesson.unobserved', { never: whose === 'never' }, (data) => data.teachers)
  return (
    <Page title="被听课情况" subtitle={me.term?.name} narrow onRefresh={pages.query.reload}>
      <Answered query={pages.query} loadingRows={6}>
        {({ teaching, neverObserved }) => (
          <>
            <CellGroup note={scopeInWords(me)}>
              <ChipsField<Whose>
                label="看谁"
                value={whose}
                options={[
                  { value: 'never', label: `还没有被听过 ${neverObserved} 人` },
                  { value: 'all', label: `全部 ${teaching} 人` },
                ]}
                onChange={(chosen) => chosen && setWhose(chosen)}
              />
            </CellGroup>
            {pages.items.length === 0 ? (
              <Empty
                icon="circle-check"
                title={teaching === 0 ? '课表上还没有老师' : '都听过了'}
                text={teaching === 0 ? '导入课表以后再来看。' : '这学期上课的老师，每人至少有一节课被听过。'}
              />
            ) : (
              <CellGroup>
                {pages.items.map(({ personId, name, subject, periods, lastOn }) => (
                  <Cell
                    key={personId}
                    title={name}
                    note={[subject, lastOn && `最近 ${dateInWords(lastOn, schoolToday())}`]
                      .filter(Boolean)
                      .join(' · ')}
                    value={periods === 0 ? '还没有' : `${periods} 节`}
                  />
                ))}
              </CellGroup>
            )}
            <More pages={pages} />
          </>
        )}
      </Answered>
    </Page>
  )
}

function scopeInWords({ may }: Me): string {
  const who = may.seeWeek === 'group' ? '本组这学期有课的老师' : '这学期有课的老师'
  return `${who}，按名册排列，不排名。只算现场听的、已经计入的课。`
}
