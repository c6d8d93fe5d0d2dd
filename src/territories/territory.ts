/** A commune in force, with the codes of Insee and its legal (municipal) population. */
export interface Commune {
  kind: 'commune'
  /** INSEE code, five characters, such as `18279`. */
  code: string
  name: string
  postalCodes: string[]
  population: number
  departement: string
  siren: string
  /** SIREN of the EPCI it belongs to; a few islands aside, every commune has one. */
  epci?: string
}

export type EpciType = 'CC' | 'CA' | 'CU' | 'METRO'

/** An EPCI with own taxation that has at least one commune in the region. */
export interface Epci {
  kind: 'epci'
  siren: string
  name: string
  type: EpciType
  /** INSEE codes of all its communes, those of a neighbouring region included. */
  members: string[]
  population: number
  /** The one where most of its inhabitants live comes first. */
  departements: string[]
}

export type Territory = Commune | Epci
export type TerritoryKind = Territory['kind']

export interface Departement {
  code: string
  name: string
}
