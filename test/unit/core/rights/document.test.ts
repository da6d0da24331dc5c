import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { RIGHTS_FILE, rightsMarkdown } from '../../../../config/rights/markdown'

test('docs/RIGHTS.md says what the policy says; when it does not, npm run rights writes it anew', async () => {
  expect((await readFile(RIGHTS_FILE, 'utf8')).replaceAll('\r\n', '\n')).toBe(rightsMarkdown())
})
