import { signatureFault, signatureLimits, writeSignature, type Signature, type SignaturePoint } from '@jiayi/domain';
import { policyFor } from '@jiayi/policy';
import type { ContractDocument } from '../../src/contracts/document/index.js';

/** A made-up written name: two characters, each of curved strokes, in the middle of a phone's signing box. */
export function sampleSignature(): Signature {
  const stroke = (points: readonly (readonly [number, number])[], start: number): SignaturePoint[] =>
    points.slice(1).flatMap(([x, y], index): SignaturePoint[] => {
      const [fromX, fromY] = points[index] as readonly [number, number];
      return Array.from({ length: 6 }, (_, step): SignaturePoint => [
        Math.round(fromX + ((x - fromX) * step) / 6), Math.round(fromY + ((y - fromY) * step) / 6), start + (index * 6 + step) * 12,
      ]);
    });
  const signature: Signature = {
    width: 350,
    height: 180,
    strokes: [
      stroke([[70, 50], [120, 46], [126, 50]], 0),
      stroke([[96, 30], [94, 70], [84, 100], [62, 128]], 400),
      stroke([[94, 80], [110, 104], [136, 126]], 800),
      stroke([[76, 92], [122, 88]], 1_200),
      stroke([[190, 40], [180, 66], [164, 84]], 1_700),
      stroke([[184, 62], [184, 130]], 2_100),
      stroke([[204, 52], [256, 48], [258, 52]], 2_500),
      stroke([[232, 28], [230, 88], [228, 132], [214, 122]], 2_900),
      stroke([[208, 90], [262, 86]], 3_300),
    ],
  };
  const fault = signatureFault(writeSignature(signature));
  if (fault) throw new Error(`The sample signature is ${fault}; limits ${JSON.stringify(signatureLimits)}`);
  return signature;
}

/** A contract of a made-up resident with the region's real texts. */
export function sampleContractDocument(changes: Partial<ContractDocument> = {}): ContractDocument {
  const pack = policyFor('jilin');
  if (!pack) throw new Error('There is no policy pack of jilin.');
  const { agreement, healthDataConsent } = pack.documents;
  const read = { openedAt: new Date('2026-11-22T01:58:10.000Z'), completedAt: new Date('2026-11-22T02:03:45.000Z') };
  return {
    number: 'JY-20261122-0000012345',
    stateName: '签约有效',
    resident: { name: '欧阳晓慧', idNumberMasked: '9901**********1234' },
    team: {
      name: '青禾家庭医生第三团队',
      institutionName: '青禾县城关镇社区卫生服务中心',
      institutionAddress: '青禾县城关镇和平路 18 号',
      institutionPhone: '0000-1234567',
      members: [
        { name: '周明', teamRoleName: '团队长', kindName: '全科医生', title: '副主任医师' },
        { name: '李素芬', teamRoleName: '护士', kindName: '护士', title: '主管护师' },
        { name: '王磊', teamRoleName: '公共卫生', kindName: '公共卫生医师', title: null },
        { name: '赵艳红', teamRoleName: '药师', kindName: '药师', title: '药师' },
      ],
    },
    package: { name: pack.basicPackage.value.name, priceFen: 0, items: pack.basicPackage.value.items.map(({ value }) => value) },
    period: { months: 12, startsOn: '2026-11-22', endsOn: '2027-11-21', proposed: false },
    agreement: { ...agreement.value, sha256: 'a3'.repeat(32), ...read },
    healthDataConsent: { ...healthDataConsent.value, sha256: 'b4'.repeat(32), ...read },
    submittedAt: new Date('2026-11-22T02:05:00.000Z'),
    signature: sampleSignature(),
    decision: { title: '已接收签约', by: '周明', at: new Date('2026-11-22T06:30:00.000Z'), note: null },
    evidence: { code: 'JY7K-2MQ4-XT9P-8HWD', sha256: 'c5'.repeat(32), recordedAt: new Date('2026-11-22T02:05:00.123Z') },
    demo: false,
    ...changes,
  };
}
