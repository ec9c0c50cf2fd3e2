import { options, session as sampleSession, signature } from '../../../test/samples';

// Each load of the modules is a start of the app on the same device.
const start = async () => {
  jest.resetModules();
  const { session } = await import('@/api');
  return { session, ...(await import('./draft')) };
};

const contents = {
  residentId: 7, residentName: '王桂芬', teamId: 5, teamName: '朝阳团队', institutionName: '朝阳中心',
  package: options.packages[0]!, period: options.periods[0]!,
  documents: { agreement: options.documents.agreement, consent: options.documents.healthDataConsent },
  refusalConsequences: [],
};
const agreed = (documentId: number) => ({ documentId, readingId: documentId * 10, agreed: true });

const complete = (app: Awaited<ReturnType<typeof start>>) => {
  app.beginDraft(contents);
  app.changeDraft({ agreement: agreed(1), consent: agreed(2), signature });
  return app.currentDraft()!;
};

beforeEach(() => window.localStorage.clear());

test('everything is there again after the app was closed', async () => {
  const before = await start();
  before.session.begin(sampleSession());
  const draft = complete(before);
  const key = before.submissionKeyOf(draft);
  const after = await start();
  expect(after.currentDraft()).toEqual({ ...draft, submissionKey: key });
});

test('steps follow from what is done', async () => {
  const app = await start();
  app.session.begin(sampleSession());
  app.beginDraft({ ...contents, period: null });
  expect(app.openStep(app.currentDraft()!)).toBe('plan');
  app.beginDraft(contents);
  expect(app.openStep(app.currentDraft()!)).toBe('agreement');
  app.changeDraft({ agreement: { ...agreed(1), agreed: false } });
  expect(app.openStep(app.currentDraft()!)).toBe('agreement');
  app.changeDraft({ agreement: agreed(1) });
  expect(app.openStep(app.currentDraft()!)).toBe('consent');
  app.changeDraft({ consent: agreed(2) });
  expect(app.openStep(app.currentDraft()!)).toBe('signature');
  app.changeDraft({ signature });
  expect(app.openStep(app.currentDraft()!)).toBe('review');
});

test('the key stays for the same contents and goes with a change of them', async () => {
  const app = await start();
  app.session.begin(sampleSession());
  const first = app.submissionKeyOf(complete(app));
  expect(app.submissionKeyOf(app.currentDraft()!)).toBe(first);
  app.beginDraft(contents);
  expect(app.submissionKeyOf(app.currentDraft()!)).toBe(first);
  app.changeDraft({ signature: { ...signature, width: 341 } });
  expect(app.submissionKeyOf(app.currentDraft()!)).not.toBe(first);
});

test('another period keeps the readings and the signature', async () => {
  const app = await start();
  app.session.begin(sampleSession());
  complete(app);
  app.beginDraft({ ...contents, period: options.periods[2]! });
  expect(app.currentDraft()).toMatchObject({ period: { months: 36 }, agreement: { agreed: true }, consent: { agreed: true }, signature });
});

test('a replaced document has to be read again, and signed again', async () => {
  const app = await start();
  app.session.begin(sampleSession());
  complete(app);
  app.beginDraft({ ...contents, documents: { ...contents.documents, agreement: { ...contents.documents.agreement, id: 9, version: '2' } } });
  expect(app.currentDraft()).toMatchObject({ agreement: null, consent: { agreed: true }, signature: null });
});

test('another team begins from the start', async () => {
  const app = await start();
  app.session.begin(sampleSession());
  complete(app);
  app.beginDraft({ ...contents, teamId: 6 });
  expect(app.currentDraft()).toMatchObject({ teamId: 6, agreement: null, consent: null, signature: null });
});

test('the next person on the same phone sees nothing of it', async () => {
  const app = await start();
  app.session.begin(sampleSession(1));
  complete(app);
  app.session.end();
  app.session.begin(sampleSession(2));
  expect(app.currentDraft()).toBeNull();
  app.adoptDraft(8);
  expect(app.hasUnadoptedDraft()).toBe(false);
  app.session.begin(sampleSession(1));
  expect(app.currentDraft()).toBeNull();
});

test('the same person finds it again after a lost session', async () => {
  const app = await start();
  app.session.begin(sampleSession(1));
  const draft = complete(app);
  app.session.end();
  app.session.begin(sampleSession(2));
  expect(app.hasUnadoptedDraft()).toBe(true);
  app.adoptDraft(7);
  expect(app.currentDraft()).toEqual({ ...draft, sessionId: 2 });
});

test('a draft of an older form is left alone', async () => {
  window.localStorage.setItem('jiayi.signing-draft', JSON.stringify({ form: 0, sessionId: 1 }));
  const app = await start();
  app.session.begin(sampleSession(1));
  expect(app.currentDraft()).toBeNull();
});
