import { writeFile } from 'node:fs/promises'
import { RIGHTS_FILE, rightsMarkdown } from './markdown'

await writeFile(RIGHTS_FILE, rightsMarkdown())
console.log(`${RIGHTS_FILE} is written`)
