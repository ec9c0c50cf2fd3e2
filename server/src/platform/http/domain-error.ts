import { errorCodes, errorTitle, type ErrorCode } from '@jiayi/domain';

export interface FieldError {
  /** JSON pointer into the request body (`/idNumber`), or `?name` for a query parameter. */
  readonly pointer: string;
  readonly code: string;
  readonly message?: string;
  readonly clause?: string;
}

export interface ErrorDetails {
  readonly errors?: readonly FieldError[];
  /** Fill the code's sentence where it has room for them. Never personal data. */
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** The one error that rules and use cases throw; status and Chinese title come from the code. */
export class DomainError extends Error {
  constructor(readonly code: ErrorCode, readonly details: ErrorDetails = {}) {
    super(code);
  }

  get status(): number {
    return errorCodes[this.code].status;
  }

  get title(): string {
    return errorTitle(this.code, this.details.parameters);
  }
}
