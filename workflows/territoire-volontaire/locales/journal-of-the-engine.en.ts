/** How a journal words what the clock did, and what somebody did beside the chart. */
export const journalOfTheEngineEn = {
  clock: 'The clock: {{what}}',
  'engine.postpone': 'A deadline is moved to {{dueAt}}: {{what}}',
  'engine.settle': 'An incident is settled by hand',
  'engine.migrate': 'The path goes from version {{from}} to version {{to}}'
}
