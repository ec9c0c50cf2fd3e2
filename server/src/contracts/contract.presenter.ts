import { contractStates, isActionAllowed } from '@jiayi/domain';
import type { PolicyPack } from '@jiayi/policy';
import { readInstant } from '../platform/database/index.js';
import { readGroups, type ContractRow } from './contracts.repository.js';
import { timelineOf } from './domain/timeline.js';
import type { ContractResponse, GivenReturnReasonResponse } from './dto/contract.dto.js';
import { itemsFor, type PublishedPackage } from './published-terms.js';

/** The contract as this viewer may see it and act on it. */
export function presentContract(row: ContractRow, signed: PublishedPackage, policy: PolicyPack, viewer: 'OWNER' | 'STAFF'): ContractResponse {
  const submittedAt = readInstant(row.submittedAt);
  const decidedAt = row.decidedAt === null ? null : readInstant(row.decidedAt);
  const decidable = viewer === 'STAFF' && row.decidable === 1;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    stateName: contractStates[row.state].name,
    resident: { id: row.residentId, name: row.residentName },
    team: { id: row.teamId, name: row.teamName, institutionName: row.institutionName, institutionPhone: row.institutionPhone },
    package: {
      id: signed.id,
      name: signed.name,
      items: itemsFor(signed, readGroups(row.groupCodes)).map(({ code, name, description, publicHealth, frequency }) => ({ code, name, description, publicHealth, frequency })),
    },
    months: row.months,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    submittedAt: submittedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedByName: row.decidedByName,
    returnReason: row.returnReasonCode === null ? null : returnReason(row.returnReasonCode, row.returnNote, policy),
    evidenceCode: row.evidenceCode,
    timeline: timelineOf({ ...row, submittedAt, decidedAt }).map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    allowed: {
      withdraw: viewer === 'OWNER' && isActionAllowed(row.state, 'withdraw', 'RESIDENT'),
      accept: decidable && isActionAllowed(row.state, 'accept', 'STAFF'),
      return: decidable && isActionAllowed(row.state, 'return', 'STAFF'),
      pdf: row.state === 'ACTIVE' || row.state === 'EXPIRED',
    },
  };
}

function returnReason(code: string, note: string | null, policy: PolicyPack): GivenReturnReasonResponse {
  const known = policy.returnReasons.find(({ value }) => value.code === code)?.value;
  return { code, title: known?.title ?? '其他原因', advice: known?.advice ?? '', note };
}
