/**
 * What the signing of contracts is, written a second time and as plainly as possible: no database, no transactions, nothing at once.
 * It shares no code with the application, not even the arithmetic of dates.
 */

export const minute = 60_000;
export const day = 24 * 60 * minute;
const shanghaiOffset = 8 * 60 * minute;

/** The beginning of a calendar day in Shanghai; days that do not exist run over into the next month. */
const midnight = (year: number, month: number, dayOfMonth: number): number => Date.UTC(year, month - 1, dayOfMonth) - shanghaiOffset;
export const dateAt = (instant: number): string => new Date(instant + shanghaiOffset).toISOString().slice(0, 10);
const partsOf = (date: string): [year: number, month: number, dayOfMonth: number] => date.split('-').map(Number) as [number, number, number];
export const midnightOf = (date: string): number => midnight(...partsOf(date));

/** The first instant of the eighteenth birthday; of somebody born on 29 February, 1 March of a common year. */
export const majorityOf = (birthDate: string): number => {
  const [year, month, dayOfMonth] = partsOf(birthDate);
  return midnight(year + 18, month, dayOfMonth);
};

/** The day before the corresponding day, or the last day of a month that has no corresponding day. */
export const lastDayOf = (startsOn: string, months: number): string => {
  const [year, month, dayOfMonth] = partsOf(startsOn);
  const corresponding = dateAt(midnight(year, month + months, dayOfMonth));
  return partsOf(corresponding)[2] === dayOfMonth ? dateAt(midnightOf(corresponding) - day) : dateAt(midnight(year, month + months + 1, 1) - day);
};

export type State = 'SUBMITTED' | 'ACTIVE' | 'RETURNED' | 'WITHDRAWN' | 'EXPIRED';

/** The only ways from state to state. */
export const successors: Readonly<Record<State, readonly State[]>> = {
  SUBMITTED: ['ACTIVE', 'RETURNED', 'WITHDRAWN'], ACTIVE: ['EXPIRED'], RETURNED: [], WITHDRAWN: [], EXPIRED: [],
};

/** Every way in which the commands can be refused, with the status that says so. */
export const refusals = {
  NOT_ADULT: 422, CONTRACT_ALREADY_OPEN: 409, TEAM_NOT_ACCEPTING: 409, TEAM_FULL: 409, PACKAGE_NOT_OFFERED: 422, PERIOD_NOT_ALLOWED: 422,
  DOCUMENT_NOT_READ: 422, DOCUMENT_OUTDATED: 409, DOCUMENT_READ_TOO_FAST: 422, SIGNATURE_EMPTY: 422, SIGNATURE_INVALID: 422,
  CONTRACT_STATE_CHANGED: 409, RETURN_REASON_REQUIRED: 422, CONTRACT_DOCUMENT_NOT_READY: 409, IDEMPOTENCY_KEY_REUSED: 409, NOT_FOUND: 404, FORBIDDEN: 403,
} as const;
export type Refusal = keyof typeof refusals;

export type Text = 'agreement' | 'consent';

export interface Reading {
  readonly id: number;
  readonly text: Text;
  readonly openedAt: number;
  completedAt: number | null;
}

export interface Contract {
  readonly id: number;
  /** Places in the model's lists, not ids. */
  readonly resident: number;
  readonly team: number;
  readonly months: number;
  readonly submittedAt: number;
  state: State;
  startsOn: string;
  endsOn: string;
}

export interface Resident {
  readonly birthDate: string;
  readonly keyGroup: boolean;
  readonly readings: Reading[];
  refusals: number;
  /** How often staff saw this person's data. */
  looks: number;
}

export interface Team {
  readonly capacity: number;
  readonly accepting: boolean;
}

/** A request that had its effect, as its sender would repeat it. */
export interface AnsweredRequest {
  readonly token: string;
  readonly path: string;
  readonly body: object;
  /** Another body that is valid on the same path. */
  readonly otherBody: object;
  readonly key: string;
  readonly status: number;
  readonly raw: Buffer;
  readonly at: number;
}

export interface SigningPlan {
  readonly resident: number;
  readonly team: number;
  readonly months: number;
  readonly packageOffered: boolean;
  readonly signature: 'drawn' | 'empty' | 'invalid';
}

const offeredMonths: readonly number[] = [12, 24, 36];
const readingGoodFor = 7 * day;
const holdsPlace = ({ state }: Contract): boolean => state === 'SUBMITTED' || state === 'ACTIVE';

export class Model {
  readonly contracts: Contract[] = [];
  answered: AnsweredRequest[] = [];

  constructor(public now: number, readonly residents: readonly Resident[], readonly teams: readonly Team[]) {}

  get today(): string {
    return dateAt(this.now);
  }

  openContractOf(resident: number): Contract | undefined {
    return this.contracts.find((contract) => contract.resident === resident && holdsPlace(contract));
  }

  placesLeft(team: number): number {
    return this.teams[team]!.capacity - this.contracts.filter((contract) => contract.team === team && holdsPlace(contract)).length;
  }

  lastReading(resident: number, text: Text): Reading | undefined {
    return this.residents[resident]!.readings.findLast((reading) => reading.text === text);
  }

  /** The first rule that says no, or null. */
  refusalOfSigning(plan: SigningPlan, agreement: Reading | undefined, consent: Reading | undefined): Refusal | null {
    if (this.now < majorityOf(this.residents[plan.resident]!.birthDate)) return 'NOT_ADULT';
    if (this.openContractOf(plan.resident)) return 'CONTRACT_ALREADY_OPEN';
    if (!this.teams[plan.team]!.accepting) return 'TEAM_NOT_ACCEPTING';
    if (this.placesLeft(plan.team) <= 0) return 'TEAM_FULL';
    if (!plan.packageOffered) return 'PACKAGE_NOT_OFFERED';
    if (!offeredMonths.includes(plan.months)) return 'PERIOD_NOT_ALLOWED';
    const unread = this.faultOf(agreement, 'agreement') ?? this.faultOf(consent, 'consent');
    if (unread) return unread;
    return plan.signature === 'drawn' ? null : plan.signature === 'empty' ? 'SIGNATURE_EMPTY' : 'SIGNATURE_INVALID';
  }

  private faultOf(reading: Reading | undefined, text: Text): Refusal | null {
    if (!reading || reading.completedAt === null) return 'DOCUMENT_NOT_READ';
    return reading.text !== text || this.now > reading.completedAt + readingGoodFor ? 'DOCUMENT_OUTDATED' : null;
  }

  submitted(id: number, { resident, team, months }: SigningPlan): Contract {
    const contract: Contract = {
      id, resident, team, months, submittedAt: this.now, state: 'SUBMITTED', startsOn: this.today, endsOn: lastDayOf(this.today, months),
    };
    this.contracts.push(contract);
    return contract;
  }

  accepted(contract: Contract): void {
    contract.state = 'ACTIVE';
    contract.startsOn = this.today;
    contract.endsOn = lastDayOf(this.today, contract.months);
  }

  expire(): void {
    for (const contract of this.contracts) if (contract.state === 'ACTIVE' && contract.endsOn < this.today) contract.state = 'EXPIRED';
  }

  /** Waiting requests of a team in the order in which they are served. */
  queueOf(team: number): Contract[] {
    const priority = ({ resident }: Contract): number => (this.residents[resident]!.keyGroup ? 0 : 1);
    return this.contracts.filter((contract) => contract.team === team && contract.state === 'SUBMITTED')
      .sort((one, other) => priority(one) - priority(other) || one.submittedAt - other.submittedAt || one.id - other.id);
  }
}
