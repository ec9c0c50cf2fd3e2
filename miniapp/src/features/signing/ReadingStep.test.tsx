import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { answer, requestsTo, resetServer, silence } from '../../../test/fake-server';
import { navigations } from '../../../test/taro';
import { agreement, consent, options, reading, session as sampleSession } from '../../../test/samples';

import { session } from '@/api';
import { beginDraft, changeDraft, currentDraft, discardDraft } from './draft';
import { ReadingStep } from './ReadingStep';


const begin = () => beginDraft({
  residentId: 7, residentName: '王桂芬', teamId: 5, teamName: '朝阳团队', institutionName: '朝阳中心',
  package: options.packages[0]!, period: options.periods[0]!,
  documents: { agreement, consent }, refusalConsequences: ['没有固定的团队照看您'],
});
const agreeButton = () => screen.getByRole('button', { name: '同意' });
const reachEnd = () => act(() => comeIntoSight('end-of-document-1'));

beforeEach(() => {
  resetServer();
  window.localStorage.clear();
  navigations.length = 0;
  session.begin(sampleSession());
  discardDraft();
  begin();
  answer('GET /system', { demo: false, regionName: '平原县', version: '1' });
  answer('POST /document-readings', reading(11, agreement), 201);
  answer('POST /document-readings/11/completion', { id: 11, openedAt: '', completedAt: '' });
  answer('POST /consent-refusals', { id: 1, consequences: ['不能优先转诊'] }, 201);
});

test('one can refuse at once, but agree only after the end was in sight', async () => {
  render(<ReadingStep name='agreement' />);
  await screen.findByText('很短的一段。');
  expect(agreeButton()).toHaveProperty('disabled', true);
  expect(screen.getByRole('button', { name: '不同意' })).toHaveProperty('disabled', false);
  reachEnd();
  expect(agreeButton()).toHaveProperty('disabled', false);
});

test('nothing counts as agreed before the press', async () => {
  render(<ReadingStep name='agreement' />);
  await screen.findByText('很短的一段。');
  reachEnd();
  expect(currentDraft()?.agreement).toEqual({ documentId: 1, readingId: 11, agreed: false });
  expect(requestsTo('POST /document-readings/11/completion')).toHaveLength(0);
});

test('agreeing tells the server that the end was reached, then goes on', async () => {
  render(<ReadingStep name='agreement' />);
  await screen.findByText('很短的一段。');
  reachEnd();
  fireEvent.click(agreeButton());
  await waitFor(() => expect(navigations.at(-1)).toEqual({ kind: 'navigateTo', url: '/pages/signing/consent/index' }));
  expect(requestsTo('POST /document-readings/11/completion')).toHaveLength(1);
  expect(currentDraft()?.agreement?.agreed).toBe(true);
});

test('a broken line keeps the reading, says so, and the same key goes again', async () => {
  silence('POST /document-readings/11/completion');
  render(<ReadingStep name='agreement' />);
  await screen.findByText('很短的一段。');
  reachEnd();
  fireEvent.click(agreeButton());
  await screen.findByText(/等了很久没有回音/);
  expect(currentDraft()?.agreement?.agreed).toBe(false);
  answer('POST /document-readings/11/completion', { id: 11, openedAt: '', completedAt: '' });
  fireEvent.click(agreeButton());
  await waitFor(() => expect(currentDraft()?.agreement?.agreed).toBe(true));
  expect(new Set(requestsTo('POST /document-readings/11/completion').map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test('refusing takes one press, says what one loses, and lets one read anew', async () => {
  render(<ReadingStep name='agreement' />);
  await screen.findByText('很短的一段。');
  fireEvent.click(screen.getByRole('button', { name: '不同意' }));
  await screen.findByText(/不能优先转诊/);
  expect(JSON.parse(requestsTo('POST /consent-refusals')[0]!.body as string)).toEqual({ documentId: 1 });
  expect(currentDraft()?.agreement?.agreed ?? false).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: '回去再看看' }));
  await screen.findByText('很短的一段。');
  expect(agreeButton()).toHaveProperty('disabled', true);
  reachEnd();
  expect(agreeButton()).toHaveProperty('disabled', false);
  expect(requestsTo('POST /document-readings')).toHaveLength(2);
});

test('taking an agreement back ends it', async () => {
  changeDraft({ agreement: { documentId: 1, readingId: 11, agreed: true } });
  answer('GET /documents/1', reading(11, agreement).document);
  render(<ReadingStep name='agreement' />);
  await screen.findByText('很短的一段。');
  fireEvent.click(screen.getByRole('button', { name: '改为不同意' }));
  await screen.findByText('已记下：您不同意');
  await waitFor(() => expect(currentDraft()?.agreement?.agreed ?? false).toBe(false));
});

test('the consent comes only after the agreement', () => {
  render(<ReadingStep name='consent' />);
  expect(screen.getByRole('button', { name: '去读签约协议' })).toBeTruthy();
});
