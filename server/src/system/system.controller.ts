import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Settings } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { Access } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';

class SystemResponse {
  @ApiProperty({ description: 'Demo data and identities are present; screens carry the mark 演示.' }) demo: boolean;
  @ApiProperty() regionName: string;
  @ApiProperty() version: string;
}

class HealthResponse {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

@ApiTags('system')
@Controller()
export class SystemController {
  constructor(private readonly settings: Settings, private readonly database: Database, private readonly policy: RegionPolicy) {}

  @Get('system')
  @Access('public')
  @ApiOkResponse({ type: SystemResponse })
  getSystem(): SystemResponse {
    return { demo: this.settings.demo, regionName: this.policy.pack.name, version: '0.1.0' };
  }

  @Get('api/health/live')
  @Access('public')
  @ApiOkResponse({ type: HealthResponse })
  getLiveness(): HealthResponse {
    return { status: 'ok' };
  }

  /** Ready means: the database answers. */
  @Get('api/health/ready')
  @Access('public')
  @ApiOkResponse({ type: HealthResponse })
  async getReadiness(): Promise<HealthResponse> {
    await this.database.query('SELECT 1 AS one');
    return { status: 'ok' };
  }
}
