import type { Input } from '#core/contract/contract'
import { goTo } from '@/components/tap/navigate'
import { routes } from '@/frame/routes'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'

export type Content = Input<'plan.saveDraft'>['content']

/** Where a new draft comes from; asked for only when it is begun. */
export interface Beginning {
  readonly name: string
  content(): Promise<Content>
}

/** Begins a draft: it is kept and checked on the server, and opened. */
export function useBegin() {
  const begin = useAction(async ({ name, content }: Beginning) => {
    const id = newId()
    await call('plan.saveDraft', { id, name, content: await content(), revision: null })
    return id
  })
  return {
    busy: begin.busy,
    fault: begin.fault,
    async run(beginning: Beginning) {
      const begun = await begin.run(beginning)
      if (begun.done) void goTo(routes.planDraft(begun.value), 'replace')
    },
  }
}

export const fromVersion = (version: number, title: string): Beginning => ({
  name: `${title}（修改）`,
  content: async () => ({
    markdown: (await call('plan.export', { of: { version }, format: 'markdown' })).markdown ?? '',
  }),
})

export const fromTemplate = (id: string, title: string): Beginning => ({
  name: title,
  content: async () => ({ markdown: (await call('plan.templates', { id })).markdown ?? '' }),
})

export const fromText = (name: string, markdown: string): Beginning => ({
  name,
  content: () => Promise.resolve({ markdown }),
})
