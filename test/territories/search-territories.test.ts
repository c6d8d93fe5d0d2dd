import { searchTerritories } from '../../src/territories/index.ts'

const names = (query: string, options?: Parameters<typeof searchTerritories>[1]) =>
  searchTerritories(query, options).map((territory) => territory.name)

describe('searching a territory as people type it', () => {
  it.each([
    ['chateauroux', 'Châteauroux'],
    ['CHÂTEAUROUX', 'Châteauroux'],
    ['saint pierre des corps', 'Saint-Pierre-des-Corps'],
    ['St-Pierre-des-Corps', 'Saint-Pierre-des-Corps'],
    ['les aix d angillon', 'Les Aix-d’Angillon'],
    ["Les Aix-d'Angillon", 'Les Aix-d’Angillon'],
    ['la chatre', 'La Châtre'],
    ['chatre', 'La Châtre'],
    ['nogent le rotrou', 'Nogent-le-Rotrou']
  ])('finds « %s »', (typed, name) => {
    expect(names(typed, { kinds: ['commune'] })[0]).toBe(name)
  })

  it('finds an EPCI without its type, its hyphens or its article', () => {
    expect(names('bourges plus')[0]).toBe('CA Bourges Plus')
    expect(names('brenne val de creuse')[0]).toBe('CC Brenne - Val de Creuse')
    expect(names('forets du perche', { kinds: ['epci'] })[0]).toBe('CC des Forêts du Perche')
    expect(names('coeur de sologne', { kinds: ['epci'] })[0]).toBe('CC Coeur de Sologne')
  })

  it('puts the exact name before longer and more populated ones', () => {
    // The métropole, larger, only starts with it; Joué-lès-Tours only has the word.
    expect(names('tours').slice(0, 2)).toEqual(['Tours', 'Tours Métropole Val de Loire'])
    expect(names('tours')).toContain('Joué-lès-Tours')
    // Le Blanc is exact although Blancafort starts with the same letters.
    expect(names('blanc', { kinds: ['commune'] })[0]).toBe('Le Blanc')
  })

  it('puts the most inhabitants first among names that start alike', () => {
    const found = searchTerritories('vi', { kinds: ['commune'], limit: 5 })
    const populations = found.map((territory) => territory.population)
    expect(populations).toEqual([...populations].sort((a, b) => b - a))
    expect(found[0]?.name).toBe('Vierzon')
  })

  it('finds words in any order, each from its start', () => {
    expect(names('corps pierre')).toContain('Saint-Pierre-des-Corps')
    expect(names('orps ierre')).toEqual([])
  })

  it('finds by postal code, INSEE code and SIREN', () => {
    expect(names('18100')).toContain('Vierzon')
    expect(names('18279')).toEqual(['Vierzon'])
    expect(names('241 800 507')).toEqual(['CA Bourges Plus'])
  })

  it('keeps to the kinds and the number asked', () => {
    const found = searchTerritories('saint', { kinds: ['commune'], limit: 3 })
    expect(found).toHaveLength(3)
    expect(found.every((territory) => territory.kind === 'commune')).toBe(true)
    expect(searchTerritories('vierzon', { kinds: ['epci'] }).map((one) => one.kind)).toEqual([
      'epci'
    ])
  })

  it('finds nothing for nothing, nor for another region', () => {
    expect(names('')).toEqual([])
    expect(names(' - ')).toEqual([])
    expect(names('clermont-ferrand')).toEqual([])
  })
})
