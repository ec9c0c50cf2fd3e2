import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '../../platform/config/index.js';
import { DomainError } from '../../platform/http/index.js';

/** Port to whoever delivers text messages. */
export abstract class SmsSender {
  /**
   * Hands a sign-in code over for delivery.
   * @param phone eleven digits
   * @throws DomainError SMS_UNAVAILABLE, SMS_NOT_CONFIGURED
   */
  abstract sendCode(phone: string, code: string, validMinutes: number): Promise<void>;
}

/** The demo shows codes on the screen and sends nothing. */
@Injectable()
export class DemoSmsSender extends SmsSender {
  async sendCode(): Promise<void> { /* nobody to send to */ }
}

/** No gateway is set up: says so instead of pretending. */
@Injectable()
export class UnconfiguredSmsSender extends SmsSender {
  async sendCode(): Promise<void> {
    throw new DomainError('SMS_NOT_CONFIGURED');
  }
}

const timeoutMs = 5_000;

/**
 * Posts `{ phone, code, validMinutes }` as JSON to the gateway of the settings and takes any 2xx answer as accepted. What
 * differs between providers (templates, signatures) lives in that gateway. Neither phone nor code is ever logged.
 */
@Injectable()
export class HttpSmsSender extends SmsSender {
  private readonly logger = new Logger('sms');

  constructor(private readonly gatewayUrl: string) {
    super();
  }

  async sendCode(phone: string, code: string, validMinutes: number): Promise<void> {
    let failure: string;
    try {
      const response = await fetch(this.gatewayUrl, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone, code, validMinutes }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      if (response.ok) return;
      failure = `HTTP ${response.status}`;
    } catch (error) {
      failure = String((error as { name?: unknown }).name);
    }
    this.logger.error({ failure });
    throw new DomainError('SMS_UNAVAILABLE');
  }
}

export function makeSmsSender(settings: Settings): SmsSender {
  if (settings.demo) return new DemoSmsSender();
  return settings.smsGatewayUrl ? new HttpSmsSender(settings.smsGatewayUrl) : new UnconfiguredSmsSender();
}
