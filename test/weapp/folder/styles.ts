import { type AtRule, type ChildNode, parse, type Root } from 'postcss'
import { type AppFolder, resolve } from './app-folder'

/** A type selector: a name that is not the end of a class, an id, an attribute or a longer name. */
const TYPE_SELECTOR = /(^|[\s>+~,(])([a-z][\w-]*)/g

/** Turns WXSS into the CSS of the view: imports inlined, rpx against the window's width, `page` the body. */
export function wxssToCss(folder: AppFolder, path: string): string {
  const root = withImports(folder, path)
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && (rule.parent as AtRule).name.endsWith('keyframes')) return
    rule.selector = rule.selector.replace(
      TYPE_SELECTOR,
      (_, before: string, name: string) => before + inView(name),
    )
  })
  root.walkDecls((declaration) => {
    declaration.value = rpxToVw(declaration.value)
  })
  return root.toString()
}

function withImports(folder: AppFolder, path: string): Root {
  const root = parse(folder.read(path) ?? '', { from: path })
  root.walkAtRules('import', (rule) => {
    rule.replaceWith(imported(folder, path, rule))
  })
  return root
}

function imported(folder: AppFolder, from: string, rule: AtRule): ChildNode[] {
  const target = /["']([^"']+)["']/.exec(rule.params)?.[1]
  if (!target) throw rule.error('an @import of WXSS names a file in quotes')
  return withImports(folder, resolve(from, target)).nodes
}

function rpxToVw(value: string): string {
  return value.replace(/(-?\d*\.?\d+)rpx/g, (_, amount: string) => `calc(${amount} * 100vw / 750)`)
}

/** The view spells every tag with a prefix, and the page is its body. */
function inView(name: string): string {
  return name === 'page' ? 'body' : `wx-${name}`
}
