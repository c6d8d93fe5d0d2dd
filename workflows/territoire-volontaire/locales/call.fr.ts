export const callLabelsFr = {
  states: {},
  events: {},
  guards: {},
  roles: {},
  delays: {},
  letters: {}
}
