import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Settings } from '../../platform/config/index.js';
import { isUniqueViolation, UnitOfWork } from '../../platform/database/index.js';
import { Passwords } from './passwords.js';
import { StaffAccountsRepository } from './staff-accounts.repository.js';

export const firstAdministratorName = 'admin';

/**
 * An installation for real use that has no staff account yet gets one, over everything, so that someone can import the
 * institutions and create the others. Its one-time password goes to the terminal alone, past the log.
 */
@Injectable()
export class FirstAdministrator implements OnApplicationBootstrap {
  constructor(
    private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly staff: StaffAccountsRepository,
    private readonly passwords: Passwords,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.demo) return;
    const password = await this.create();
    if (password !== null) process.stdout.write(announcement(password));
  }

  /** @returns the one-time password, or null when there are staff accounts already */
  async create(): Promise<string | null> {
    if (await this.staff.anyExists()) return null;
    const password = this.passwords.makeInitial();
    const passwordHash = await this.passwords.hash(password);
    try {
      return await this.unitOfWork.run(async () => {
        if (await this.staff.anyExists()) return null;
        const now = this.clock.now();
        const id = await this.staff.insert({
          username: firstAdministratorName, displayName: '系统管理员', passwordHash, mustChangePassword: true, practitionerId: null, totpSecretCipher: null,
        }, now);
        await this.staff.insertGrant(id, { role: 'SYSTEM_ADMINISTRATOR', institutionId: null }, null, now);
        await this.audit.write({ actor: null, action: 'account.create', targetKind: 'account', targetId: id, detail: { firstAdministrator: true } });
        return password;
      });
    } catch (error) {
      // Another process that started at the same time was faster, and has printed its password.
      if (isUniqueViolation(error)) return null;
      throw error;
    }
  }
}

const announcement = (password: string): string => `
还没有任何工作人员账号，已创建第一个管理员：
  用户名    ${firstAdministratorName}
  一次性密码 ${password}
请在管理后台（/console）登录，按提示绑定动态验证码并立即修改密码。这个密码只显示这一次。

`;
