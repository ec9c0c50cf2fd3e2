import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How many residents a team may have and has. Both move only by conditional update; nothing refers to this row, so that only these updates lock it. */
@Entity('team_places')
export class TeamPlaces {
  @ForeignKey('Team', { name: 'fk_team_places_team_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'team_id', type: 'int' })
  teamId: number;

  /** The most residents the team looks after. */
  @Column({ type: 'int' })
  capacity: number;

  /** Contracts that hold a place: waiting for the team's answer or in force. */
  @Column({ type: 'int', default: 0 })
  taken: number;
}
