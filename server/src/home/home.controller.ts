import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, type ResidentActor } from '../platform/http/index.js';
import { HomeResponse } from './home.dto.js';
import { HomeService } from './home.service.js';

@ApiTags('home')
@Controller('home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Get()
  @Access('resident')
  @ApiOkResponse({ type: HomeResponse })
  getHome(@CurrentActor() actor: ResidentActor): Promise<HomeResponse> {
    return this.home.read(actor);
  }
}
