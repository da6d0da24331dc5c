import type { Output } from '#core/contract/contract'
import { operation } from '../_shared/endpoint/operation'
import { planFormat } from './shipped'

type Section = Output<'plan.help'>['sections'][number]

export const help = operation('plan.help', async () => ({ sections: sectionsOf(await planFormat()) }))

/** By headings; what looks like one inside a fenced example is part of the example. */
function sectionsOf(text: string): Section[] {
  const sections: Section[] = []
  let fenced = false
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('```')) fenced = !fenced
    const heading = fenced ? null : /^(#{1,4}) +(.+)$/.exec(line)
    const last = sections.at(-1)
    if (heading) sections.push({ level: heading[1]?.length ?? 1, title: heading[2] ?? '', markdown: '' })
    else if (last) last.markdown += `${line}\n`
  }
  return sections.map((section) => ({ ...section, markdown: section.markdown.trim() }))
}
