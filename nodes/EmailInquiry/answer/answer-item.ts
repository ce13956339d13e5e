import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../../core/answers/answers';
import { isoTime } from '../../core/time/time';
import type { WorkingHours } from '../../core/answers/working-hours';

export interface AnswerSettings {
	readonly hours: WorkingHours;
	/** The patience counts in working hours. */
	readonly inWorkingHours: boolean;
	readonly zone: string;
	readonly now: number;
}

/** What is known once the sent mail was looked at. */
export interface AnswerContext extends AnswerSettings {
	/** Sent messages that the server did not deliver: an answer may be among them. */
	readonly unreadSent: number;
}

interface Waiting {
	readonly receivedAt: number;
	/** When it waits longer it goes to the second output. */
	readonly patienceMs: number;
}

/** Returns what is added to the item of an inquiry, and whether it waits for too long. */
export function answerItem(
	{ receivedAt, patienceMs }: Waiting,
	answer: Answer | 'flag' | null,
	{ inWorkingHours, zone, now, unreadSent }: AnswerContext,
	workingTime: (start: number, end: number) => number,
): { readonly json: IDataObject; readonly isOverdue: boolean } {
	if (answer === 'flag') return { json: { ...BY_FLAG, unreadSent }, isOverdue: false };
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
			answerFoundIn: isAnswered ? 'sentMail' : null,
			answeredAt: isAnswered ? isoTime(answer.answeredAt, zone) : null,
			responseMinutes: isAnswered ? minutes : null,
			responseWorkingMinutes: isAnswered ? workingMinutes : null,
			answeredBy: answer?.answeredBy ?? null,
			answerMessageId: answer?.messageId ?? null,
			waitingMinutes: isAnswered ? null : minutes,
			waitingWorkingMinutes: isAnswered ? null : workingMinutes,
			unreadSent,
		},
		isOverdue: !isAnswered && waited > patienceMs,
	};
}

/** Somebody answered, and no mail says who and when. */
const BY_FLAG = {
	...{ isAnswered: true, answerFoundIn: 'flag', answeredAt: null, responseMinutes: null },
	...{ responseWorkingMinutes: null, answeredBy: '', answerMessageId: '' },
	...{ waitingMinutes: null, waitingWorkingMinutes: null },
};

function inMinutes(ms: number): number {
	return Math.round(ms / 6_000) / 10;
}
