export const applicationLabelsEn = {
  states: {},
  events: {},
  guards: {},
  roles: {},
  delays: {},
  letters: {}
}
