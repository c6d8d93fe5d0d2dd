export const applicationLabelsFr = {
  states: {},
  events: {},
  guards: {},
  roles: {},
  delays: {},
  letters: {}
}
