import { act, renderHook } from '@testing-library/react';
import { writeSignature } from '@jiayi/domain';
import { answer, handlers, refuse, requestsTo, resetServer, silence } from '../../../test/fake-server';
import { options, session as sampleSession, signature } from '../../../test/samples';

import { session } from '@/api';
import { adoptDraft, beginDraft, changeDraft, currentDraft } from './draft';
import { remedyFor } from './submission';
import { useSubmission } from './useSubmission';

const route = 'POST /contracts';
const keys = () => requestsTo(route).map(({ headers }) => headers['idempotency-key']);

const prepare = () => {
  session.begin(sampleSession());
  beginDraft({
    residentId: 7, residentName: '王桂芬', teamId: 5, teamName: '朝阳团队', institutionName: '朝阳中心',
    package: options.packages[0]!, period: options.periods[1]!,
    documents: { agreement: options.documents.agreement, consent: options.documents.healthDataConsent }, refusalConsequences: [],
  });
  changeDraft({ agreement: { documentId: 1, readingId: 11, agreed: true }, consent: { documentId: 2, readingId: 12, agreed: true }, signature });
};

beforeEach(() => {
  resetServer();
  window.localStorage.clear();
  prepare();
});

test('what was chosen, read and signed is what is sent; then the draft is gone', async () => {
  answer(route, { id: 99 }, 201);
  const { result } = renderHook(useSubmission);
  await act(async () => { expect(await result.current.submit()).toEqual({ id: 99 }); });
  expect(JSON.parse(requestsTo(route)[0]!.body as string)).toEqual({
    teamId: 5, packageId: 3, months: 24, agreementReadingId: 11, consentReadingId: 12, signature: writeSignature(signature), device: { channel: 'H5', model: expect.any(String) as string },
  });
  expect(currentDraft()).toBeNull();
});

test('the key is in storage before the request leaves', async () => {
  let kept: string | null = null;
  handlers.set(route, () => {
    kept = (JSON.parse(window.localStorage.getItem('jiayi.signing-draft') ?? '{}') as { submissionKey: string | null }).submissionKey;
    return { status: 201, body: { id: 1 } };
  });
  const { result } = renderHook(useSubmission);
  await act(async () => { await result.current.submit(); });
  expect(kept).toMatch(/^[0-9a-f]{32}$/);
  expect(keys()).toEqual([kept]);
});

test('after silence the same key goes again and nothing of the draft is lost', async () => {
  silence(route);
  const { result } = renderHook(useSubmission);
  await act(async () => { expect(await result.current.submit()).toBeNull(); });
  expect(result.current.error).toMatchObject({ kind: 'TIMEOUT' });
  expect(currentDraft()).toMatchObject({ signature, submissionKey: keys()[0] });
  answer(route, { id: 99 }, 201);
  await act(async () => { await result.current.submit(); });
  expect(new Set(keys()).size).toBe(1);
  expect(keys()).toHaveLength(2);
});

test('a server error may have come after the work was done: same key', async () => {
  refuse(route, 503, 'UNAVAILABLE', '系统正忙');
  const { result } = renderHook(useSubmission);
  await act(async () => { await result.current.submit(); });
  await act(async () => { await result.current.submit(); });
  expect(new Set(keys()).size).toBe(1);
});

test('after a refusal the next attempt is a new one', async () => {
  refuse(route, 409, 'TEAM_FULL', '名额已满');
  const { result } = renderHook(useSubmission);
  await act(async () => { await result.current.submit(); });
  expect(currentDraft()?.submissionKey).toBeNull();
  expect(remedyFor(result.current.error)).toMatchObject({ screen: 'pages/find-team/index' });
  await act(async () => { await result.current.submit(); });
  expect(new Set(keys()).size).toBe(2);
});

test('two presses at once send one request', async () => {
  answer(route, { id: 99 }, 201);
  const { result } = renderHook(useSubmission);
  await act(async () => { await Promise.all([result.current.submit(), result.current.submit()]); });
  expect(requestsTo(route)).toHaveLength(1);
});

test.each([
  ['DOCUMENT_OUTDATED', { agreement: null, consent: null }], ['CONSENT_REQUIRED', { agreement: { agreed: true }, consent: null }],
])('%s takes the readings back that no longer count, and keeps the signature', async (code, readings) => {
  refuse(route, 409, code, '请重新阅读');
  const { result } = renderHook(useSubmission);
  await act(async () => { await result.current.submit(); });
  expect(currentDraft()).toMatchObject({ ...readings, signature });
});

test('a lost session keeps the draft for the same person, without a key that was refused', async () => {
  refuse(route, 401, 'SESSION_EXPIRED', '登录已过期，请重新登录');
  const { result } = renderHook(useSubmission);
  await act(async () => { await result.current.submit(); });
  expect(session.current()).toBeNull();
  session.begin(sampleSession(2));
  adoptDraft(7);
  expect(currentDraft()).toMatchObject({ signature, submissionKey: null });
});
