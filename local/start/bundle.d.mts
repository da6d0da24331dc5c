/** See bundle.mjs, which the launcher loads without a loader for TypeScript. */
export function bundle(root: string, entry: string, out: string): Promise<string>
