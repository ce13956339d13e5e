import type { RepeatScope } from '../../../nodes/core/counting/rules';
import type { EngineKind } from '../engine';
import type { MailPlan } from './mails';

/** A change of the mailbox from outside. `pick` and `folder` are taken modulo what there is. */
export type Change =
	| { readonly do: 'arrive'; readonly folder: number; readonly plan: MailPlan }
	| { readonly do: 'expunge' | 'move' | 'copy'; readonly folder: number; readonly pick: number }
	| {
			readonly do: 'recreate';
			readonly folder: number;
			readonly shuffle: number;
			readonly keepsDates: boolean;
	  }
	| { readonly do: 'jump'; readonly folder: number; readonly by: number }
	| { readonly do: 'reveal' };

/** What users and n8n do. */
export type Step =
	| Change
	| { readonly do: 'tick'; readonly times: number }
	| { readonly do: 'wait'; readonly seconds: number }
	| { readonly do: 'down' | 'up' }
	| { readonly do: 'interrupt'; readonly at: number; readonly what: 'lost' | 'deadline' | Change }
	| {
			readonly do: 'refuse';
			readonly folder: number;
			readonly polls: number;
			readonly isSettled: boolean;
	  }
	| { readonly do: 'restart'; readonly polls: boolean; readonly kind: EngineKind | null }
	| { readonly do: 'rollback'; readonly pick: number }
	| {
			readonly do: 'publish';
			readonly isRenamed: boolean;
			/** How many polls the trigger makes until n8n tells it. */
			readonly late: number;
			readonly period: number | null;
			readonly outputs: readonly string[] | null;
			/** Days before now. */
			readonly startDate: number | null;
	  };

/** The options that decide what is a repeat; they stay for a whole history. */
export interface ModelRules {
	readonly repeatScope: RepeatScope;
	readonly repliesAreRepeats: boolean;
}

/** How a history begins. */
export interface Setting {
	readonly folders: 1 | 2;
	readonly period: number;
	readonly outputs: readonly string[];
	readonly rules: ModelRules;
	readonly batchSize: number;
	/** *Instant Collection* is on. */
	readonly isInstant: boolean;
	/** History import from so many days ago. */
	readonly startDate: number | null;
	/** Mail that is there already, and its age in hours. */
	readonly mails: ReadonlyArray<{
		readonly folder: number;
		readonly plan: MailPlan;
		readonly ago: number;
	}>;
	/** What happens while n8n activates the workflow. */
	readonly beginning: readonly Step[];
}
