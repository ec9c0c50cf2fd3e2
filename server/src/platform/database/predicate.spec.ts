import { either, idsOfPath, isWithin, outermost, pathRange, withinSubtrees } from './predicate.js';

describe('subtree', () => {
  const paths = ['/', '/1/', '/1/4/', '/1/4/17/', '/1/40/', '/1/41/', '/1/5/', '/14/', '/2/'];

  it.each(paths)('the range of %s holds exactly the paths that begin with it', (subtree) => {
    const [from, before] = pathRange(subtree);
    expect(paths.filter((path) => path >= from && path < before)).toEqual(paths.filter((path) => path.startsWith(subtree)));
  });

  it('keeps only the outermost of nested subtrees', () => {
    expect(outermost(['/1/4/17/', '/1/4/', '/1/4/', '/2/'])).toEqual(['/1/4/', '/2/']);
  });

  it('a person without any subtree reaches nothing', () => {
    expect(withinSubtrees('i.path', [])).toEqual({ sql: '(1 = 0)', parameters: [] });
  });

  it('keeps the placeholders in the order of the text', () => {
    const predicate = either(withinSubtrees('i.path', ['/1/4/', '/2/']), { sql: 'm.practitioner_id = ?', parameters: [7] });
    expect(predicate.sql).toBe('(((i.path >= ? AND i.path < ?) OR (i.path >= ? AND i.path < ?)) OR m.practitioner_id = ?)');
    expect(predicate.parameters).toEqual(['/1/4/', '/1/40', '/2/', '/20', 7]);
  });

  it('reads the ids of a path', () => {
    expect(idsOfPath('/1/4/17/')).toEqual([1, 4, 17]);
    expect(isWithin('/1/4/17/', '/1/4/')).toBe(true);
    expect(isWithin('/1/40/', '/1/4/')).toBe(false);
  });
});
