import type { PropsWithChildren, ReactNode } from 'react'
import type { ProblemBody } from '#core/problem'
import { Button } from '@/components/button'
import { Form } from '@/components/form/form'
import { Banner } from '@/components/states/banner'
import type { RecordContent } from '@/services/pending-shelf'
import { Page } from '../page'
import { routes } from '../routes'
import type { EntryDraft } from './entry-kind'
import type { Typed } from './use-typing'

type EntryPageProps<C extends RecordContent, D extends EntryDraft> = PropsWithChildren<{
  title: string
  typed: Typed<C, D>
  banner?: ReactNode
  /** What is wrong with keeping or sending, in words. */
  trouble?: string | undefined
  submit: { words: string; busy: boolean; disabled?: boolean; run: () => void }
}>

export function EntryPage<C extends RecordContent, D extends EntryDraft>(props: EntryPageProps<C, D>) {
  const { title, typed, trouble, submit } = props
  const { entry, refusal } = typed
  return (
    <Page
      title={title}
      narrow
      banner={
        <>
          {props.banner}
          {trouble && <Banner tone="bad">{trouble}</Banner>}
          {refusal && <Refusal problem={refusal} atField={entry.hasPlaceFor(refusal)} />}
        </>
      }
      footer={
        <Button look="primary" busy={submit.busy} disabled={submit.disabled} onTap={submit.run}>
          {submit.busy ? '正在提交' : submit.words}
        </Button>
      }
    >
      <Form label={title} attention={typed.attention}>
        {entry.fields}
      </Form>
      {props.children}
    </Page>
  )
}

/** At its field when it speaks of one; a link when the way out is another record. */
function Refusal({ problem, atField }: { problem: ProblemBody; atField: boolean }) {
  const { recordId } = problem.details
  if (typeof recordId !== 'string') return atField ? null : <Banner tone="bad">{problem.message}</Banner>
  return (
    <Banner
      tone="bad"
      action={
        <Button look="text" compact url={routes.record(recordId)}>
          打开那一条
        </Button>
      }
    >
      {problem.message}
    </Banner>
  )
}
