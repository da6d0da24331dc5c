export { recountSchool } from './recount-school'
