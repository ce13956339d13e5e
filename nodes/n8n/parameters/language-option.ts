import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGES, languageOfZone, type Language } from '../../core/text/wording';
import { oneOf } from './parameters';

/** In which language sentences are written; alike in all nodes. */
export const LANGUAGE: INodeProperties = {
	displayName: 'Language',
	name: 'language',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description: "Russian if the workflow's time zone is in Russia, otherwise English",
		},
		{ name: 'English', value: 'en' },
		{ name: 'Russian', value: 'ru' },
	],
	default: 'auto',
};

/** Returns the language that was chosen, or that of the time zone. Throws `SettingError`. */
export function languageOf(chosen: unknown, zone: string): Language {
	const language = oneOf('Language', chosen ?? 'auto', ['auto', ...LANGUAGES] as const);
	return language === 'auto' ? languageOfZone(zone) : language;
}
