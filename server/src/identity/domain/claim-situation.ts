/** Why a person's word is not simply believed. */
export const claimKinds = ['NOT_ON_FILE', 'NAME_DIFFERS', 'ALREADY_BOUND'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimStates = ['OPEN', 'APPROVED', 'REJECTED'] as const;
export type ClaimState = (typeof claimStates)[number];

export interface FiledPerson {
  readonly name: string;
  /** The account that is bound to this resident now. */
  readonly boundAccountId: number | null;
}

/** How a claimed name and ID number stand to the files. Names are normalised already. */
export function situationOf(claim: { readonly accountId: number; readonly name: string }, filed: FiledPerson | null): ClaimKind | 'MATCH' {
  if (!filed) return 'NOT_ON_FILE';
  if (filed.boundAccountId !== null && filed.boundAccountId !== claim.accountId) return 'ALREADY_BOUND';
  return filed.name === claim.name ? 'MATCH' : 'NAME_DIFFERS';
}
