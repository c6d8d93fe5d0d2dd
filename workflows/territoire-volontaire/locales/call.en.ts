export const callLabelsEn = {
  states: {},
  events: {},
  guards: {},
  roles: {},
  delays: {},
  letters: {}
}
