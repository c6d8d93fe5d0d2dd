import { indexFacts, parseTerritoryFacts } from '../../src/territories/index.ts'

const HEADER = 'kind;code;name;value;communes\n'

describe('importing what official data leave out', () => {
  it('reads PETR, syndicats, density levels and priority districts', () => {
    const { facts, errors } = parseTerritoryFacts(
      HEADER +
        'petr;200012342;"PETR du Pays; « Exemple »";;28088 28103\n' +
        'syndicat;200012342;Syndicat des eaux;;18279\n' +
        'density;18279;;3;\n' +
        'qpv;QN01803M;Clos du Roy – Centre-ville;;18279\n'
    )
    expect(errors).toEqual([])
    const index = indexFacts(facts)
    expect(index.findGrouping('200012342')?.communes).toEqual(['18279'])
    expect(index.densityLevelOf('18279')).toBe(3)
    expect(index.densityLevelOf('18033')).toBeUndefined()
    expect(index.priorityDistrictsOf(['18033', '18279']).map((one) => one.code)).toEqual([
      'QN01803M'
    ])
    expect(index.priorityDistrictsOf(['18033'])).toEqual([])
    expect(facts[0]).toMatchObject({ kind: 'petr', name: 'PETR du Pays; « Exemple »' })
  })

  it('reads commas, a byte-order mark, Windows line ends and another order of columns', () => {
    const { facts, errors } = parseTerritoryFacts(
      '\uFEFFcode,kind,value,communes,name\r\n\r\n36044,density,2,,\r\n'
    )
    expect(errors).toEqual([])
    expect(facts).toEqual([{ kind: 'density', commune: '36044', level: 2 }])
  })

  it('says for each wrong line where it is, in which column, and what was read', () => {
    const { facts, errors } = parseTerritoryFacts(
      HEADER +
        'density;18279;;8;\n' +
        'density;75056;;1;\n' +
        'petr;123456789;Pays faux;;18279\n' +
        'qpv;18279;Un quartier;;18279\n' +
        'qpv;QN01803M;;;18279 99999\n' +
        'canton;1;x;;\n' +
        'density;18033;;2;\n' +
        'density;18033;;3;\n'
    )
    expect(errors).toEqual([
      { line: 2, column: 'value', problem: 'bad-density', value: '8' },
      { line: 3, column: 'code', problem: 'unknown-commune', value: '75056' },
      { line: 4, column: 'code', problem: 'bad-siren', value: '123456789' },
      { line: 5, column: 'code', problem: 'bad-district-code', value: '18279' },
      { line: 6, column: 'name', problem: 'missing-value', value: '' },
      { line: 6, column: 'communes', problem: 'unknown-commune', value: '99999' },
      { line: 7, column: 'kind', problem: 'unknown-kind', value: 'canton' },
      { line: 9, column: 'code', problem: 'duplicate', value: '18033' }
    ])
    expect(facts).toEqual([{ kind: 'density', commune: '18033', level: 2 }])
  })

  it('counts lines as an editor shows them, a quoted cell over two lines included', () => {
    const { errors } = parseTerritoryFacts(
      HEADER + 'qpv;QN01803M;"Clos\ndu Roy";;18279\ndensity;18279;;0;\n'
    )
    expect(errors).toEqual([{ line: 4, column: 'value', problem: 'bad-density', value: '0' }])
  })

  it('names the columns that are missing before reading any line', () => {
    const { facts, errors } = parseTerritoryFacts('kind;code;name\ndensity;18279;\n')
    expect(facts).toEqual([])
    expect(errors.map((error) => `${error.problem} ${error.column}`)).toEqual([
      'missing-column value',
      'missing-column communes'
    ])
  })

  it('refuses a file whose quote is never closed, or that is empty', () => {
    expect(parseTerritoryFacts(HEADER + 'qpv;QN01803M;"Clos\n').errors[0]?.problem).toBe(
      'unreadable'
    )
    expect(parseTerritoryFacts('').errors.length).toBeGreaterThan(0)
  })
})
