/**
 * Refusals by their code: the HTTP status, and a Chinese message that says what happened and what to do next. What a
 * message is made of travels with it as `details`, for a client to show or link to; never personal data.
 */
export type Catalogue = Readonly<
  Record<string, { readonly status: number; readonly message: (details: never) => string }>
>
