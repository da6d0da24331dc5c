import { posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { AppFolder } from './app-folder'

interface Fault {
  message: string
  path: string
  startLine: number
}

/** Compiles every template of the folder to the expression glass-easel renders from; compile faults are errors. */
export function compileTemplates(folder: AppFolder, builtins: Record<string, string>): string {
  const group = new TmplGroup()
  const faults: string[] = []
  for (const path of folder.files('.wxml')) {
    const found: Fault[] = group.addTmpl(path.replace(/\.wxml$/, ''), folder.read(path) ?? '')
    faults.push(...found.map((fault) => `${path}:${fault.startLine + 1} ${fault.message}`))
  }
  for (const path of folder.files('.wxs'))
    group.addScript(path.replace(/\.wxs$/, ''), folder.read(path) ?? '')
  for (const [tag, source] of Object.entries(builtins)) group.addTmpl(posix.join('builtin', tag), source)
  if (faults.length > 0) throw new Error(`templates do not compile:\n${faults.join('\n')}`)
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}
