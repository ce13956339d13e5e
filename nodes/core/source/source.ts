import { normaliseAddress, tagOf } from '../mail/address';
import { tidyValue } from '../text/decode-parameter';
import { formFieldsIn } from '../letter/form-lines';
import { MAX_TEXT_LENGTH } from '../mail/item-limits';
import { linkOf, linksIn, linksInHtml, type Link } from './links';
import { matchRule, visitTagOf } from './tracking-match';
import type { TrackingRule } from './tracking-rules';

/** Where an inquiry comes from; '' for what is not known. */
export interface Source {
	/** These three come from one place, so that they fit together. */
	readonly source: string;
	readonly medium: string;
	readonly campaign: string;
	/** The number in a per-visit address: `sales+12345@…`. */
	readonly visitId: string;
	readonly term: string;
	readonly content: string;
	readonly gclid: string;
	readonly yclid: string;
	readonly ymclid: string;
	readonly fbclid: string;
	readonly landingUrl: string;
	readonly referrer: string;
	readonly foundIn: SourceFoundIn;
}

/** Where `source`, medium and campaign, and where the rest comes from; '' for nothing. */
interface SourceFoundIn {
	readonly source: 'trackingAddress' | 'tag' | LinkPlace | '';
	readonly landingUrl: LinkPlace | '';
}

type LinkPlace = 'form' | 'text' | 'html';

export interface SourceInput {
	/** The address the inquiry is reported under; its tag can be the source. */
	readonly recipient: string;
	/** All addresses the mail was written or delivered to; rules are compared with each. */
	readonly to: readonly string[];
	/** What the client wrote now, without signature and quote: links elsewhere are somebody else's. */
	readonly text: string;
	readonly html: string | null;
	readonly rules: readonly TrackingRule[];
}

/** Returns the source of a message: a tracking address, else the plus tag, else UTM parameters of its text. */
export function sourceOf({ recipient, to, text, html, rules }: SourceInput): Source {
	const written = [...to.slice(0, MAX_RECIPIENTS)].map(normaliseAddress);
	const recipients = [...new Set([recipient, ...written.filter((address) => address !== null)])];
	const match = matchRule(rules, recipients);
	const visit = taggedIn(text, html);
	const value = (name: string) => visit.parameters.get(name) ?? '';
	// A rule that names a number as it is has made a tag of it.
	const visitId =
		match?.recipient === recipient ? match.visitId : match?.visitId || visitTagOf(recipient);
	const utm = {
		source: value('utm_source'),
		medium: value('utm_medium'),
		campaign: value('utm_campaign'),
	};
	const tag = visitTagOf(recipient) === '' ? tidyValue(tagOf(recipient)) : '';
	return {
		...attribution(match?.rule ?? null, tag, utm),
		visitId,
		term: value('utm_term'),
		content: value('utm_content'),
		gclid: value('gclid'),
		yclid: value('yclid'),
		ymclid: value('ymclid'),
		fbclid: value('fbclid'),
		landingUrl: visit.landingUrl,
		referrer: visit.referrer,
		foundIn: {
			source: foundInOf(match?.rule ?? null, tag, utm, visit),
			landingUrl: visit.landingUrl === '' ? '' : visit.place,
		},
	};
}

const MAX_RECIPIENTS = 1_000;
const CLICK_IDS = ['gclid', 'yclid', 'ymclid', 'fbclid'] as const;
const TRACKED = [
	'utm_source',
	'utm_medium',
	'utm_campaign',
	'utm_term',
	'utm_content',
	...CLICK_IDS,
];

type Attribution = Pick<Source, 'source' | 'medium' | 'campaign'>;

function attribution(rule: TrackingRule | null, tag: string, utm: Attribution): Attribution {
	if (rule !== null) {
		const { source, medium, campaign } = rule;
		return { source, medium, campaign };
	}
	return tag === '' ? utm : { source: tag, medium: '', campaign: '' };
}

function foundInOf(
	rule: TrackingRule | null,
	tag: string,
	utm: Attribution,
	{ place }: Visit,
): SourceFoundIn['source'] {
	if (rule !== null) return 'trackingAddress';
	if (tag !== '') return 'tag';
	return utm.source === '' && utm.medium === '' && utm.campaign === '' ? '' : place;
}

interface Visit {
	readonly place: LinkPlace | '';
	readonly parameters: ReadonlyMap<string, string>;
	readonly landingUrl: string;
	readonly referrer: string;
}

/** What a form says of the visit, else the first link of the text that has been tagged. */
function taggedIn(text: string, html: string | null): Visit {
	const form = formFieldsIn(text);
	const lines = trackedLines(text);
	const page = linkOf(form?.get('page') ?? '');
	const fromPage =
		page === null ? [] : [...page.parameters].filter(([name]) => TRACKED.includes(name));
	const parameters = new Map([...fromPage, ...lines]);
	const referrer = linkOf(form?.get('referrer') ?? '')?.url ?? '';
	const places: readonly (readonly [LinkPlace, () => readonly Link[]])[] = [
		['text', () => linksIn(text)],
		['html', () => (html === null ? [] : linksInHtml(html, text))],
	];
	if (parameters.size > 0 && page !== null) {
		return { place: 'form', parameters, landingUrl: page.url, referrer };
	}
	for (const [place, links] of places) {
		const link = links().find(({ parameters: found }) => TRACKED.some((name) => found.get(name)));
		if (link === undefined) continue;
		if (parameters.size > 0) return { place: 'form', parameters, landingUrl: link.url, referrer };
		const { url: landingUrl } = link;
		return { place, parameters: link.parameters, landingUrl, referrer };
	}
	const isForm = parameters.size > 0 || page !== null || referrer !== '';
	return { place: isForm ? 'form' : '', parameters, landingUrl: page?.url ?? '', referrer };
}

/** `utm_source: google`, one a line, as forms append them to their notifications. */
function trackedLines(text: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const match of text.slice(0, MAX_TEXT_LENGTH).matchAll(TRACKED_LINE)) {
		const [, name = '', written = ''] = match;
		const key = name.toLowerCase().replace(/[ -]/, '_');
		const value = tidyValue(written);
		if (value !== '' && !found.has(key)) found.set(key, value);
	}
	return found;
}

const TRACKED_LINE =
	/^[ \t*•-]{0,4}(utm[ _-](?:source|medium|campaign|term|content)|gclid|yclid|ymclid|fbclid)\*{0,2}[ \t]{0,3}[:=]\*{0,2}[ \t]{0,3}([^\s&][^\n&]{0,500})$/gim;
