import { pagesStayWithinBudget } from './budgets'

pagesStayWithinBudget('director')
