import { pagesStayWithinBudget } from './budgets'

pagesStayWithinBudget('principal')
