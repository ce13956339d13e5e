import type { IDataObject } from 'n8n-workflow';
import type { Message } from './server';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The moment a message arrived, as the specification has it; `now` (ms) decides where nothing else does. */
export function receivedAtOf({ isUndated, internalDate, mail }: Message, now: number): number {
	const stated = isUndated ? mail.sentAt : internalDate;
	return stated === null || stated > now + HOUR ? now : stated;
}

/** The rule is exact to the second, as INTERNALDATE is. */
export function inSeconds(ms: number): number {
	return Math.floor(ms / 1000) * 1000;
}

/** Returns the repeat period of a node's parameters in ms. */
export function periodOf({ repeatPeriod, customPeriod, customPeriodUnit }: IDataObject): number {
	if (repeatPeriod !== 'custom') return Number(repeatPeriod) * DAY;
	return Number(customPeriod) * (customPeriodUnit === 'hours' ? HOUR : DAY);
}
