import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { keyGroupRulesOf } from '@jiayi/policy';
import { IdentityService } from '../identity/index.js';
import { ImportsService, ImportWorker } from '../imports/index.js';
import { Clock } from '../platform/clock/index.js';
import { Settings } from '../platform/config/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { DomainError } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { county } from './county.js';
import { DemoRepository } from './demo.repository.js';
import { writeDemoWorkbook } from './demo-workbook.js';
import { phoneIdentities, staffIdentities, type PhoneIdentity } from './identities.js';

const RESIDENTS = 4_000;

/** Brings the demo county in through the same door as any real one, and gives the demo identities their accounts. */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly repository: DemoRepository,
    private readonly cipher: FieldCipher,
    private readonly policy: RegionPolicy,
    private readonly imports: ImportsService,
    private readonly worker: ImportWorker,
    private readonly identity: IdentityService,
  ) {}

  contents(): Promise<'EMPTY' | 'DEMO' | 'OTHER'> {
    return this.repository.contents(county.code);
  }

  /** Writes the workbook into the data folder, where it can be looked at and imported again, and imports it. */
  async importCounty(): Promise<void> {
    const folder = join(this.settings.dataFolder, 'demo');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, '演示县.xlsx');
    await writeDemoWorkbook(path, this.clock.today(), RESIDENTS, keyGroupRulesOf(this.policy.pack));
    const { id } = await this.imports.start(null, { name: '演示县.xlsx', path, temporary: false });
    await this.worker.settled(id);
    const checked = await this.imports.get(null, id);
    if (checked.state !== 'READY') throw new Error(`The demo workbook was not accepted: ${checked.state} ${checked.failure ?? ''}, ${checked.faultCount} faults`);
    await this.imports.confirm(null, id);
    await this.worker.settled(id);
    const done = await this.imports.get(null, id);
    if (done.state !== 'DONE') throw new Error(`The demo workbook was not imported: ${done.state} ${done.failure ?? ''}`);
  }

  /** Accounts that are not there yet: also after a first start that was broken off. */
  async createAccounts(): Promise<void> {
    for (const staff of staffIdentities(this.clock.today())) {
      try {
        await this.identity.createStaff({
          username: staff.username, displayName: staff.name, password: staff.password, mustChangePassword: false, totpSecret: staff.totpSecret,
          practitionerId: staff.practitionerCode === null ? null : await this.repository.idOf('practitioner', staff.practitionerCode),
          grants: [{ role: staff.role, institutionId: staff.institutionCode === null ? null : await this.repository.idOf('institution', staff.institutionCode) }],
        });
      } catch (error) {
        if (!(error instanceof DomainError && (error.code === 'USERNAME_TAKEN' || error.code === 'PRACTITIONER_ALREADY_HAS_ACCOUNT'))) throw error;
      }
    }
    for (const person of phoneIdentities(this.clock.today())) if (person.bound) await this.createResidentAccount(person);
  }

  /** A session of a resident of the demo, for the program to act in his place. @returns its token */
  async openSession(phone: string): Promise<string> {
    const id = await this.repository.accountByPhone(this.cipher.index(phone, 'phone'));
    if (id === null) throw new Error('The demo has no account with that phone.');
    return (await this.identity.openSession({ id, kind: 'RESIDENT' }, { channel: 'H5', deviceName: '演示程序' })).token;
  }

  private async createResidentAccount({ phone }: PhoneIdentity): Promise<void> {
    const index = this.cipher.index(phone, 'phone');
    const resident = await this.repository.residentByPhone(index);
    if (resident && await this.repository.accountByPhone(index) === null) await this.identity.createResident({ phone, resident });
  }
}
