/** How a journal words what the clock did, and what somebody did beside the chart. */
export const journalOfTheEngineFr = {
  clock: 'L’horloge : {{what}}',
  'engine.postpone': 'Une échéance est déplacée au {{dueAt}} : {{what}}',
  'engine.settle': 'Un incident est réglé à la main',
  'engine.migrate': 'Le parcours passe de la version {{from}} à la version {{to}}'
}
