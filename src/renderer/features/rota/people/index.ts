export { PeopleTab } from './PeopleTab'
