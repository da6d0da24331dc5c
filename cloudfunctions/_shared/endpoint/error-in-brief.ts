/** What kind of error it was and where. Messages of database errors can quote people's data, so they are not logged. */
export function errorInBrief(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as { code?: unknown }).code
  const where = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return [error.name, typeof code === 'string' ? code : '', where?.trim() ?? ''].filter(Boolean).join(' ')
}
