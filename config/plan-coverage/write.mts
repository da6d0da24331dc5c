import { writeFile } from 'node:fs/promises'
import { coverage } from './coverage'
import { coverageMarkdown } from './markdown'
import { COVERAGE_FILE } from './sources'

const found = coverage()
if (found.unclear.length > 0) {
  console.error(
    `Neither expressed nor left out for a reason, or both, or a plan has faults: ${found.unclear.join(' ')}`,
  )
  process.exitCode = 1
} else {
  await writeFile(COVERAGE_FILE, coverageMarkdown(found))
  console.log(`${found.rules.length} rules written to plans/COVERAGE.md`)
}
