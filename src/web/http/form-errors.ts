/** A form sent by another site's page: nothing of it is shown or kept. */
export class CrossSiteForm extends Error {
  constructor() {
    super('A form came from another site')
    this.name = 'CrossSiteForm'
  }
}

/** A form of ours whose token this browser no longer has: what was typed is given back to be sent again. */
export class StaleForm extends Error {
  constructor() {
    super('A form came without the token of this browser')
    this.name = 'StaleForm'
  }
}

/** More forms came from one network than this page takes: what was typed is given back to be sent again. */
export class TooOften extends Error {
  constructor() {
    super('Too many forms from one network')
    this.name = 'TooOften'
  }
}

/** A form longer than we accept. Up to a point it was read all the same, to give the text back. */
export class FormTooLong extends Error {
  constructor() {
    super('A form was too long')
    this.name = 'FormTooLong'
  }
}

/** The sender went away in the middle: nobody is left to answer, and nothing was done. */
export class FormCut extends Error {
  constructor() {
    super('A form was cut before its end')
    this.name = 'FormCut'
  }
}
