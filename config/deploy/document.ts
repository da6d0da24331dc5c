import { VARIABLES, type Variable } from '../../cloudfunctions/_shared/cloud/variables'
import { DEPLOY_VARIABLES, type DeployVariable } from './variables'

const MARK = (name: string) => new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->|<!-- ${name} -->`)

/** docs/DEPLOY.md with its tables of variables as the lists say. */
export function withTables(document: string): string {
  return document
    .replace(MARK('VARIABLES'), () => between('VARIABLES', running()))
    .replace(MARK('DEPLOY_VARIABLES'), () => between('DEPLOY_VARIABLES', deploying()))
}

const between = (name: string, table: string) => `<!-- ${name} -->\n${table}\n<!-- /${name} -->`

function running(): string {
  const rows = Object.entries<Variable>(VARIABLES).map(([name, variable]) => {
    const { purpose, readIn, requiredIn, secret, fallback, functions } = variable
    const where = readIn.map(
      (place) => `${place === 'cloud' ? '云' : '机'}${requiredIn.includes(place) ? '（必填）' : ''}`,
    )
    const limits = [functions && `只给 ${functions.join('、')}`, secret && '保密'].filter(Boolean)
    return row([
      `\`${name}\``,
      purpose,
      where.join('、'),
      fallback ? `\`${fallback}\`` : '',
      limits.join('；'),
    ])
  })
  return [
    row(['名字', '做什么用', '谁读', '不填时', '']),
    row(['---', '---', '---', '---', '---']),
    ...rows,
  ].join('\n')
}

function deploying(): string {
  const rows = Object.entries<DeployVariable>(DEPLOY_VARIABLES).map(([name, { purpose, where, secret }]) =>
    row([`\`${name}\``, purpose, where, secret ? '保密' : '']),
  )
  return [row(['名字', '做什么用', '在哪里找', '']), row(['---', '---', '---', '---']), ...rows].join('\n')
}

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
