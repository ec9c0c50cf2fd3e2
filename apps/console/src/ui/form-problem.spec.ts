import { ApiProblem, NetworkFailure } from '@jiayi/api-client';
import { divideProblem, isSaidAtField, pathOfPointer } from './form-problem';

it.each([
  ['/name', ['name']],
  ['#/grants/0/role', ['grants', 0, 'role']],
  ['/a~1b/~0c', ['a/b', '~c']],
  ['', []],
])('reads the pointer %j', (pointer, path) => {
  expect(pathOfPointer(pointer)).toEqual(path);
});

it('puts errors at their fields and keeps the sentences of the others', () => {
  const problem = new ApiProblem({
    title: '有些内容没有填对', status: 400, code: 'VALIDATION_FAILED',
    errors: [
      { pointer: '/phone', code: 'SHAPE', message: '电话号码太短' },
      { pointer: '/name', code: 'REQUIRED' },
      { pointer: '/secret', code: 'UNKNOWN', message: '不认识的内容' },
      { pointer: '/other', code: 'UNKNOWN' },
    ],
  });
  expect(divideProblem(problem, ['name', 'phone'])).toEqual({
    fields: [{ name: ['phone'], message: '电话号码太短' }, { name: ['name'], message: '有些内容没有填对' }],
    sentences: ['不认识的内容'],
  });
});

it('finds nothing in a silent server', () => {
  expect(divideProblem(new NetworkFailure('TIMEOUT'), ['name'])).toEqual({ fields: [], sentences: [] });
});

it('knows when the field says it all', () => {
  const problem = new ApiProblem({ title: '用户名已有人使用', status: 409, code: 'USERNAME_TAKEN', errors: [{ pointer: '/username', code: 'USERNAME_TAKEN' }] });
  expect(isSaidAtField(problem, divideProblem(problem, ['username']).fields)).toBe(true);
  expect(isSaidAtField(problem, divideProblem(problem, ['name']).fields)).toBe(false);
  expect(isSaidAtField(new NetworkFailure('TIMEOUT'), [])).toBe(false);
});
