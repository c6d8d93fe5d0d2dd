import {
  departementsOf,
  findCommune,
  findDepartement,
  findEpci,
  findTerritoryBySiren,
  listDepartements,
  officialCredit,
  populationOf
} from '../../src/territories/index.ts'

describe('the official communes and EPCI of the region', () => {
  it('knows Vierzon by its INSEE code', () => {
    expect(findCommune('18279')).toMatchObject({
      name: 'Vierzon',
      postalCodes: ['18100'],
      departement: '18',
      siren: '211802798'
    })
  })

  it('does not know a commune of another region', () => {
    expect(findCommune('75056')).toBeUndefined()
  })

  it('does not offer a commune that merged into another', () => {
    // Coulanges (41064) has been part of Valloire-sur-Cisse (41055) since 2017.
    expect(findCommune('41055')?.name).toBe('Valloire-sur-Cisse')
    expect(findCommune('41064')).toBeUndefined()
  })

  it('says which EPCI a commune belongs to, both ways', () => {
    const vierzon = findCommune('18279')
    const epci = findEpci(vierzon?.epci ?? '')
    expect(epci?.name).toBe('CC Vierzon-Sologne-Berry')
    expect(epci?.members).toContain('18279')
  })

  it('knows Bourges Plus, an agglomeration of some 100,000 inhabitants in the Cher', () => {
    const bourgesPlus = findEpci('241800507')
    expect(bourgesPlus).toMatchObject({ name: 'CA Bourges Plus', type: 'CA', departements: ['18'] })
    expect(bourgesPlus?.members).toContain('18033')
    expect(bourgesPlus?.population).toBeGreaterThan(95_000)
    expect(bourgesPlus?.population).toBeLessThan(110_000)
  })

  it('has both métropoles, Tours and Orléans', () => {
    expect(findTerritoryBySiren('243700754')).toMatchObject({ kind: 'epci', type: 'METRO' })
    expect(findTerritoryBySiren('244500468')).toMatchObject({ kind: 'epci', type: 'METRO' })
  })

  it('puts the département where most inhabitants live first when an EPCI crosses a border', () => {
    // The Pays de Dreux has communes in the Eure; Dreux is in Eure-et-Loir.
    const dreux = findEpci(findCommune('28134')?.epci ?? '')
    expect(dreux?.departements).toEqual(['28', '27'])
  })

  it('names a territory from the SIREN in its SIRET', () => {
    expect(findTerritoryBySiren('211802798')?.name).toBe('Vierzon')
    expect(findTerritoryBySiren('000000000')).toBeUndefined()
  })

  it('gives each commune the département of its code', () => {
    const sample = ['18033', '28085', '36044', '37261', '41018', '45234']
    expect(sample.map((code) => findCommune(code)?.departement)).toEqual([
      '18',
      '28',
      '36',
      '37',
      '41',
      '45'
    ])
  })

  it('credits its source, as the licence asks', () => {
    expect(officialCredit().source).toBe('@etalab/decoupage-administratif')
    expect(officialCredit().licence).toContain('Licence Ouverte')
  })
})

describe('départements and populations', () => {
  it('lists the six départements of the Centre-Val de Loire', () => {
    expect(listDepartements().map((one) => `${one.code} ${one.name}`)).toEqual([
      '18 Cher',
      '28 Eure-et-Loir',
      '36 Indre',
      '37 Indre-et-Loire',
      '41 Loir-et-Cher',
      '45 Loiret'
    ])
    expect(findDepartement('37')?.name).toBe('Indre-et-Loire')
    expect(findDepartement('75')).toBeUndefined()
  })

  it('computes the départements of a grouping, each once, in order', () => {
    expect(departementsOf(['45234', '18279', '18033']).map((one) => one.code)).toEqual(['18', '45'])
  })

  it('adds populations, a commune given twice counted once', () => {
    const vierzon = findCommune('18279')?.population ?? 0
    const bourges = findCommune('18033')?.population ?? 0
    expect(vierzon).toBeGreaterThan(20_000)
    expect(populationOf(['18279', '18033', '18279'])).toBe(vierzon + bourges)
  })

  it('names the code it does not know rather than counting it for nobody', () => {
    expect(() => populationOf(['18279', '99999'])).toThrow(/99999/)
    expect(() => departementsOf(['99999'])).toThrow(RangeError)
  })
})
