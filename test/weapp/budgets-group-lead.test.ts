import { pagesStayWithinBudget } from './budgets'

pagesStayWithinBudget('groupLead')
