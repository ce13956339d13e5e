import type { IDataObject } from 'n8n-workflow';
import type { Answer, Asked } from '../core/answers';
import { isoTime } from '../core/time';
import type { WorkingHours } from '../core/working-hours';

export interface AnswerSettings {
	readonly hours: WorkingHours;
	/** An inquiry that waits longer goes to the second output. */
	readonly patienceMs: number;
	/** The patience counts in working hours. */
	readonly inWorkingHours: boolean;
	readonly zone: string;
	readonly now: number;
}

/** Returns what is added to the item of an inquiry, and whether it waits for too long. */
export function answerItem(
	{ receivedAt }: Asked,
	answer: Answer | null,
	{ patienceMs, inWorkingHours, zone, now }: AnswerSettings,
	workingTime: (start: number, end: number) => number,
): { readonly json: IDataObject; readonly isOverdue: boolean } {
	// Two clocks may differ by seconds: an answer is never sent before its inquiry.
	const until = Math.max(receivedAt, answer?.answeredAt ?? now);
	const minutes = inMinutes(until - receivedAt);
	const workingMs = workingTime(receivedAt, until);
	const workingMinutes = inMinutes(workingMs);
	const isAnswered = answer !== null;
	const waited = inWorkingHours ? workingMs : until - receivedAt;
	return {
		json: {
			isAnswered,
			answeredAt: isAnswered ? isoTime(answer.answeredAt, zone) : null,
			responseMinutes: isAnswered ? minutes : null,
			responseWorkingMinutes: isAnswered ? workingMinutes : null,
			answeredBy: answer?.answeredBy ?? null,
			answerMessageId: answer?.messageId ?? null,
			waitingMinutes: isAnswered ? null : minutes,
			waitingWorkingMinutes: isAnswered ? null : workingMinutes,
		},
		isOverdue: !isAnswered && waited > patienceMs,
	};
}

function inMinutes(ms: number): number {
	return Math.round(ms / 6_000) / 10;
}
