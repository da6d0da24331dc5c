import { pagesStayWithinBudget } from './budgets'

pagesStayWithinBudget('teacher')
