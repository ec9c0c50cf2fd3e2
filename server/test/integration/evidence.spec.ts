import { execFile, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createPublicKey, verify } from 'node:crypto';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SettingsError } from '../../src/platform/config/index.js';
import { loadKeys } from '../../src/platform/crypto/index.js';
import { EvidenceIntegrityError, readEvidenceCode } from '../../src/platform/evidence/index.js';
import { openTestEvidence, type TestEvidence } from '../support/evidence.js';
import { makeTestPlace, type TestPlace } from '../support/place.js';

let place: TestPlace;
let evidence: TestEvidence;

beforeEach(async () => {
  place = await makeTestPlace();
  evidence = await openTestEvidence(place.settings);
});
afterEach(async () => {
  await evidence.close();
  await place.remove();
});

const codes = async (): Promise<string[]> => (await evidence.verify()).faults.map((fault) => fault.code);

describe('appending', () => {
  it('gives a code for people and the hash of the canonical body', async () => {
    const receipt = await evidence.append({ b: 2, a: '同意' });
    expect(readEvidenceCode(receipt.code)).toBe(receipt.code);
    const presented = await evidence.log.presentByCode(receipt.code);
    expect(presented).toMatchObject({ id: receipt.id, sha256: receipt.sha256, body: { a: '同意', b: 2, subjectId: 1 }, leafIndex: null, checkpoint: null, verified: false });
    expect(presented?.recordedAt).toEqual(evidence.clock.now());
  });

  it('leaves nothing behind when the use case fails', async () => {
    await expect(evidence.unitOfWork.run(async () => {
      await evidence.log.append({ kind: 'CONSENT_GIVEN', subjectKind: 'contract', subjectId: 1, body: {}, at: evidence.clock.now() });
      throw new Error('the use case failed');
    })).rejects.toThrow('the use case failed');
    expect(await evidence.sequence()).toBe(0);
    expect(await evidence.log.present(1)).toBeNull();
  });

  it('refuses a write outside of a unit of work, floats, and names that are not names', async () => {
    const good = { kind: 'CONSENT_GIVEN', subjectKind: 'contract', subjectId: 1, body: {}, at: evidence.clock.now() };
    await expect(evidence.log.append(good)).rejects.toThrow('unit of work');
    await evidence.unitOfWork.run(async () => {
      await expect(evidence.log.append({ ...good, body: { price: 0.5 } })).rejects.toThrow('/price');
      await expect(evidence.log.append({ ...good, kind: 'consent' })).rejects.toThrow('KIND');
      await expect(evidence.log.append({ ...good, body: { text: 'x'.repeat(1_000_001) } })).rejects.toThrow('1000000');
    });
  });

  it('keeps a body larger than 64 KB whole', async () => {
    const receipt = await evidence.append({ strokes: '签'.repeat(60_000) });
    await evidence.sequence();
    expect(await evidence.log.present(receipt.id)).toMatchObject({ verified: true });
  });
});

describe('the sequencer', () => {
  it('gives each committed record one place, in the order in which it finds them', async () => {
    const insert = (id: number) => evidence.tamper(
      'INSERT INTO evidence_record (id, kind, subject_kind, subject_id, code, body, sha256, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [id, 'CONSENT_GIVEN', 'contract', id, `code ${id}`, '{}', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', '2026-11-22 02:00:00.000']);
    await insert(70);
    await insert(60);
    expect(await evidence.sequence()).toBe(2);
    await insert(50); // an id that was handed out before the others, and committed after them
    expect(await evidence.sequence()).toBe(1);
    const places = await evidence.database.query<{ id: number }>('SELECT id FROM evidence_record ORDER BY leaf_index');
    expect(places.map(({ id }) => id)).toEqual([60, 70, 50]);
    expect(await evidence.verify()).toMatchObject({ records: 3, checkpoints: 2, faultCount: 0 });
  });

  it('signs what any Ed25519 tool can check', async () => {
    await evidence.append();
    await evidence.sequence();
    const [line] = evidence.fileLines();
    const { size, previousSize, root, signedAt, keyId, signature } = JSON.parse(line ?? '') as Record<string, string | number>;
    const note = `jiayi-evidence-checkpoint/1\nsize ${size}\nprevious ${previousSize}\nroot ${root}\ntime ${signedAt}\nkey ${keyId}\n`;
    const pem = readFileSync(`${place.settings.dataFolder}/keys/evidence-key.pem`, 'utf8');
    expect(verify(null, Buffer.from(note), createPublicKey(pem), Buffer.from(String(signature), 'base64'))).toBe(true);
    expect({ size, previousSize, signedAt }).toEqual({ size: 1, previousSize: 0, signedAt: evidence.clock.now().toISOString() });
  });

  it('proves every record of a log whose tree has stored and open parts', async () => {
    await evidence.appendMany(1_300);
    await evidence.sequence();
    for (const id of [1, 2, 255, 256, 257, 512, 513, 1_024, 1_025, 1_279, 1_280, 1_281, 1_299, 1_300]) {
      const presented = await evidence.log.present(id);
      expect(presented).toMatchObject({ leafIndex: id - 1, verified: true, checkpoint: { size: 1_300 } });
    }
    await evidence.tamper('UPDATE evidence_record SET body = ? WHERE id = 257', ['{"number":1}']);
    expect(await evidence.log.present(257)).toMatchObject({ verified: false });
    expect(await evidence.log.present(258)).toMatchObject({ verified: true });
    await evidence.tamper('UPDATE evidence_record SET body = ? WHERE id = 258', ['no longer JSON']);
    expect(await evidence.log.present(258)).toMatchObject({ verified: false, body: null });
  });

  it('works in several processes at once without losing or doubling a record', async () => {
    const { dataFolder, databaseUrl } = place.settings;
    const run = promisify(execFile);
    const support = join(import.meta.dirname, '../support');
    await Promise.all([1, 2, 3].map(() => run(
      process.execPath, ['--import', join(support, 'typescript-loader.mjs'), join(support, 'evidence-process.ts')],
      { env: { ...process.env, DATA_FOLDER: dataFolder, RECORDS: '60', ...(databaseUrl && { DATABASE_URL: databaseUrl }) } },
    )));
    await evidence.sequence();
    expect(await evidence.verify()).toMatchObject({ records: 180, waiting: 0, faultCount: 0 });
    const [row] = await evidence.database.query<{ least: number; most: number; places: number }>(
      'SELECT MIN(leaf_index) AS least, MAX(leaf_index) AS most, COUNT(DISTINCT leaf_index) AS places FROM evidence_record');
    expect(row).toEqual({ least: 0, most: 179, places: 180 });
  }, 60_000);

  it('refuses to run inside of a unit of work, where its checkpoint could be rolled back', async () => {
    await expect(evidence.unitOfWork.run(async () => { await evidence.sequence(); })).rejects.toThrow('after the unit of work');
  });

  it('signs nothing more on a changed checkpoint', async () => {
    await evidence.append();
    await evidence.sequence();
    await evidence.tamper('UPDATE evidence_checkpoint SET root = ?', ['00'.repeat(32)]);
    await evidence.append();
    await expect(evidence.sequence()).rejects.toThrow('第 1 条处的校验点被改动，已停止签名');
  });

  it('never copies a changed checkpoint into the file', async () => {
    await evidence.append();
    await evidence.sequence();
    const file = readFileSync(evidence.path, 'utf8');
    await evidence.append();
    await evidence.sequence();
    writeFileSync(evidence.path, file);
    await evidence.tamper('UPDATE evidence_checkpoint SET root = ? WHERE size = 2', ['00'.repeat(32)]);
    await expect(evidence.sequence()).rejects.toThrow(EvidenceIntegrityError);
    expect(readFileSync(evidence.path, 'utf8')).toBe(file);
  });

  it('signs nothing more when the database is behind the file', async () => {
    await evidence.append();
    await evidence.sequence();
    await evidence.append();
    await evidence.sequence();
    await evidence.tamper('DELETE FROM evidence_checkpoint WHERE size = 2');
    await evidence.tamper('DELETE FROM evidence_record WHERE leaf_index = 1');
    await evidence.append();
    await expect(evidence.sequence()).rejects.toThrow('记到第 2 条，数据库记到第 1 条');
  });
});

describe('in the background', () => {
  const until = async (reached: () => Promise<boolean>): Promise<void> => {
    for (let waited = 0; waited < 8_000 && !await reached(); waited += 50) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('the sequencer takes up what was committed, tells a fault once, goes on after it, and stops when the server stops', async () => {
    const background = await openTestEvidence({ ...place.settings, backgroundWork: true });
    const told = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const isSealed = (id: number) => async () => (await evidence.log.present(id))?.verified === true;
    try {
      await background.sequencer.onApplicationBootstrap();
      const first = await evidence.append();
      await until(isSealed(first.id));
      expect(await evidence.log.present(first.id)).toMatchObject({ leafIndex: 0, verified: true });

      const root = (await evidence.log.present(first.id))?.checkpoint?.root ?? '';
      await evidence.tamper('UPDATE evidence_checkpoint SET root = ?', ['00'.repeat(32)]);
      const second = await evidence.append();
      await until(async () => told.mock.calls.length > 0);
      await new Promise((resolve) => setTimeout(resolve, 2_300));
      expect(told.mock.calls.map(([message]) => String(message))).toEqual([expect.stringContaining('校验点被改动，已停止签名')]);

      await evidence.tamper('UPDATE evidence_checkpoint SET root = ?', [root]);
      await until(isSealed(second.id));
      expect(await evidence.log.present(second.id)).toMatchObject({ leafIndex: 1, verified: true });
    } finally {
      await background.sequencer.onModuleDestroy();
      await background.close();
      told.mockRestore();
    }
    await evidence.append();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await evidence.verify()).toMatchObject({ records: 2, waiting: 1 });
  }, 30_000);
});

describe('the file outside of the database', () => {
  it('is readable by its owner alone', async () => {
    await evidence.append();
    await evidence.sequence();
    expect(statSync(evidence.path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(evidence.path)).mode & 0o777).toBe(0o700);
  });

  it('gets the lines it lacks after a crash between commit and append', async () => {
    for (let index = 0; index < 3; index++) {
      await evidence.append();
      await evidence.sequence();
    }
    const lines = evidence.fileLines();
    evidence.writeFileLines(lines.slice(0, 1));
    expect(await codes()).toEqual(['FILE_SHORTENED']);
    await evidence.sequence();
    expect(evidence.fileLines()).toEqual(lines);
    expect(await codes()).toEqual([]);
  });

  it('survives a line that a crash cut off', async () => {
    await evidence.append();
    await evidence.sequence();
    await evidence.append();
    await evidence.sequence();
    const [first, second] = evidence.fileLines() as [string, string];
    writeFileSync(evidence.path, `${first}\n${second.slice(0, 50)}`);
    await evidence.append();
    await evidence.sequence();
    expect(evidence.fileLines().slice(0, 3)).toEqual([first, second.slice(0, 50), second]);
    expect(await codes()).toEqual([]);
  });

  it('may hold a line twice, as two processes may both append it', async () => {
    await evidence.append();
    await evidence.sequence();
    appendFileSync(evidence.path, `${evidence.fileLines()[0]}\n`);
    expect(await codes()).toEqual([]);
  });

  it.each<[string, (lines: string[]) => string[], string[]]>([
    ['a removed line', ([a, , c]) => [a, c] as string[], ['FILE_CHECKPOINT_REMOVED']],
    ['lines in another order', ([a, b, c]) => [b, a, c] as string[], ['FILE_CHECKPOINT_REMOVED']],
    ['a changed line', ([a, b, c]) => [a, b?.replace('"size":2', '"size":3'), c] as string[], ['FILE_CHECKPOINT_CHANGED', 'FILE_CHECKPOINT_REMOVED']],
    ['a repeated line with other content', ([a, b, c]) => [a, b, a?.replace('"size":1', '"size":2'), c] as string[], ['FILE_LINE_REPEATED_OTHERWISE']],
    ['a line that is none', ([a, b, c]) => [a, 'nothing', b, c] as string[], ['FILE_LINE_UNREADABLE']],
    ['no lines', () => [], ['FILE_MISSING']],
  ])('shows %s', async (_, change, expected) => {
    for (let index = 0; index < 3; index++) {
      await evidence.append();
      await evidence.sequence();
    }
    evidence.writeFileLines(change(evidence.fileLines()));
    expect((await codes()).sort()).toEqual([...expected].sort());
  });

  it('is missed when it is gone', async () => {
    await evidence.append();
    await evidence.sequence();
    rmSync(evidence.path);
    expect(await codes()).toEqual(['FILE_MISSING']);
  });
});

describe('keys', () => {
  it('a server with another signing key does not start, and one that knows the old key goes on', async () => {
    await evidence.append();
    await evidence.sequence();
    const old = createPublicKey(readFileSync(`${place.settings.dataFolder}/keys/evidence-key.pem`, 'utf8')).export({ type: 'spki', format: 'pem' }) as string;
    rmSync(`${place.settings.dataFolder}/keys/evidence-key.pem`);
    await evidence.close();
    evidence = await openTestEvidence(place.settings);
    await expect(evidence.sequencer.onApplicationBootstrap()).rejects.toThrow(SettingsError);
    expect(await codes()).toEqual(['CHECKPOINT_CHANGED', 'FILE_CHECKPOINT_CHANGED']);

    appendFileSync(`${place.settings.dataFolder}/keys/evidence-key.pem`, `\n${old}`);
    await evidence.close();
    evidence = await openTestEvidence(place.settings);
    await evidence.sequencer.onApplicationBootstrap();
    await evidence.append();
    await evidence.sequence();
    expect(await evidence.verify()).toMatchObject({ records: 2, faultCount: 0 });
    expect(loadKeys(place.settings).evidence.publicKeys.size).toBe(2);
  });
});

it('tells a missing evidence folder from a fault of its own', async () => {
  rmSync(dirname(evidence.path), { recursive: true, force: true });
  mkdirSync(dirname(evidence.path));
  expect(await evidence.verify()).toMatchObject({ records: 0, checkpoints: 0, waiting: 0, faultCount: 0 });
});

describe('verify-evidence, the program', () => {
  /** Exit code and output, run as an administrator runs it. */
  function run(environment: Record<string, string> = {}): { code: number | null; output: string } {
    const { dataFolder, databaseUrl } = place.settings;
    const { status, stdout, stderr } = spawnSync(
      process.execPath, ['--import', join(import.meta.dirname, '../support/typescript-loader.mjs'), join(import.meta.dirname, '../../src/verify-evidence.ts')],
      { env: { ...process.env, DATA_FOLDER: dataFolder, ...(databaseUrl && { DATABASE_URL: databaseUrl }), ...environment }, encoding: 'utf8' },
    );
    return { code: status, output: stdout + stderr };
  }

  it('ends with 0 when nothing was changed, and with 1 and the place when something was', async () => {
    await evidence.appendMany(300);
    await evidence.sequence();
    const intact = run();
    expect(intact).toMatchObject({ code: 0, output: expect.stringContaining('核对了 300 条记录、1 个校验点') });
    expect(intact.output).toContain('存证完好');
    await evidence.tamper('UPDATE evidence_record SET body = ? WHERE leaf_index = 123', ['{}']);
    await evidence.tamper('DELETE FROM evidence_record WHERE leaf_index = 200');
    const changed = run();
    expect(changed.code).toBe(1);
    expect(changed.output).toMatch(/第 123 条（存证码 JY[-0-9A-Z]+，编号 124）的正文被改动 \| record 123 \(id 124\): the body was changed/);
    expect(changed.output).toContain('第 200 条缺失');
    expect(changed.output).toContain('发现 3 处问题');
  });

  it('ends with 2 and a sentence when it cannot check', () => {
    expect(run({ DATA_FOLDER: '/nowhere' })).toMatchObject({ code: 2, output: expect.stringContaining('没有存证密钥') });
  });
});
