import type { ReactNode } from 'react'
import { Empty, NoPermission } from '@/components/states'
import type { FormOfRecord } from '@/form'
import { Answered } from '@/frame/answered'
import { Page } from '@/frame/page'
import { useForms } from '@/frame/use-forms'
import type { RecordContent } from '@/services/pending-shelf'
import { useQuery } from '@/services/query'
import { type Me, useSession } from '@/services/session'
import { type HandIn, handInOf } from '../hand-in'
import { formOfKind, isFormKind, type KnownNames, registerOf } from '../hooks/form-of-record'
import { formOfHandIn } from '../hooks/handed-in'

interface WithFormProps {
  /** As much of a record as says which form it is written on. */
  content: { readonly kind: string; readonly payload?: object | undefined }
  /** Of a record that is being corrected. */
  names?: KnownNames | undefined
  title: string
  me: Me
  children: (of: FormOfRecord<RecordContent>) => ReactNode
}

/** The form that a record is written on: brought along by the app, or one of the plan's. */
export function WithForm({ content, names, title, me, children }: WithFormProps) {
  const handIn = handInOf(content.kind, content.payload)
  if (handIn) {
    return (
      <ToHandIn what={handIn} me={me}>
        {children}
      </ToHandIn>
    )
  }
  if (isFormKind(content.kind)) {
    return me.may.checkRecords ? children(formOfKind(content.kind, names)) : <NotYours title={title} />
  }
  const name = content.payload && 'form' in content.payload ? String(content.payload.form) : ''
  return (
    <OfPlan name={name} title={title}>
      {children}
    </OfPlan>
  )
}

/** Whether it is asked for, and from whom, the server says; the form is known without it. */
function ToHandIn({ what, me, children }: { what: HandIn } & Pick<WithFormProps, 'me' | 'children'>) {
  const asked = useQuery('agenda.owed', {}).data?.items
  const unit = asked?.find(({ kind, title }) => kind === what.kind && title === what.title)?.unit
  return children(formOfHandIn(what, me, unit))
}

function OfPlan({ name, title, children }: { name: string } & Pick<WithFormProps, 'title' | 'children'>) {
  const me = useSession()
  const query = useForms()
  const form = query.data?.forms.find((each) => each.name === name)
  if (me && form) return form.mayWrite ? children(registerOf(form, me)) : <NotYours title={name} />
  return (
    <Page title={title}>
      <Answered query={query}>
        {() => (
          <Empty
            title={`现在的计划里没有由您填写的「${name}」`}
            text="它可能已经改名或取消。请回到「登记」里重新选；如果应当有，请联系教务员。"
          />
        )}
      </Answered>
    </Page>
  )
}

function NotYours({ title }: { title: string }) {
  return (
    <Page title={title}>
      <NoPermission text="这张表由别的岗位填写。如果应当由您来填，请联系教务员。" />
    </Page>
  )
}
