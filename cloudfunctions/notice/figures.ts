import { operation } from '../_shared/endpoint/operation'
import { publishable } from './figures-told'

export const figures = operation('notice.figures', async (_, context) => ({
  figures: (await publishable(context)).map(({ tellable: { figure, whyNot }, ...promise }) => ({
    ...promise,
    figure: figure && { ...figure },
    whyNot,
  })),
}))
