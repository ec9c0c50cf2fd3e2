import type { DocumentReading, Me, Session, SigningOptions } from '@/api';

export const session = (sessionId = 1, kind: Session['kind'] = 'RESIDENT'): Session => ({
  token: `token-${sessionId}`,
  sessionId,
  kind,
  expiresAt: '2099-01-01T00:00:00.000Z',
  rotateAfter: '2098-01-01T00:00:00.000Z',
});

export const agreement = { id: 1, kind: 'AGREEMENT', version: '1', title: '签约服务协议', sha256: 'a' } as const;
export const consent = { id: 2, kind: 'HEALTH_DATA_CONSENT', version: '1', title: '健康信息同意书', sha256: 'b' } as const;

export const options: SigningOptions = {
  eligible: true,
  obstacles: [],
  team: { id: 5, name: '朝阳团队', institutionName: '朝阳社区卫生服务中心', institutionPhone: '0433-1234001' },
  packages: [{
    id: 3, code: 'BASIC', name: '基本服务包', kind: 'BASIC', priceFen: 0, description: '人人可选',
    items: [{ code: 'A', name: '健康档案', description: '', publicHealth: true, frequency: '' }, { code: 'B', name: '常见病诊疗', description: '', publicHealth: false, frequency: '' }],
  }],
  periods: [12, 24, 36].map((months) => ({ months, label: `${months / 12} 年`, startsOn: '2026-11-22', endsOn: `${2026 + months / 12}-11-21`, clause: 'L15' })),
  documents: { agreement, healthDataConsent: consent },
  refusalConsequences: ['没有固定的团队照看您'],
};

export const me: Me = {
  kind: 'RESIDENT', displayName: '王桂芬', phoneMasked: '138****0001', realNameState: 'VERIFIED',
  resident: { id: 7, name: '王桂芬', idNumberMasked: '2****************4', sex: 'F', birthDate: '1954-03-12', age: 72, address: '朝阳路', gridName: null },
  grants: [], practitioner: null, mustChangePassword: false,
};

export const reading = (id: number, document: typeof agreement | typeof consent): DocumentReading => ({
  id, openedAt: '2026-11-22T00:00:00.000Z', completedAt: null,
  document: { ...document, sections: [{ heading: '一、内容', paragraphs: ['很短的一段。'] }] },
});

export const signature = { width: 340, height: 260, strokes: [Array.from({ length: 20 }, (_, index): [number, number, number] => [20 + index * 12, 80, index * 16])] };
