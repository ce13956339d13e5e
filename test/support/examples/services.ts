import type { Endpoint, Service } from './service';

/** The token that the tests enter in the credentials. */
export const TOKEN = 'token-of-the-test';

const bearer = { authorization: `Bearer ${TOKEN}` };
const bitrixValues = [{ VALUE: 'string', VALUE_TYPE: /^(WORK|HOME|MOBILE)$/ }] as const;

/** Whether a text is in an earlier request. */
const knows = ({ calls }: Service, request: string, words: unknown) =>
	typeof words === 'string' &&
	calls.some((call) => call.request === request && JSON.stringify(call.body).includes(words));

const inside = (value: unknown, ...path: readonly string[]): unknown =>
	path.reduce<unknown>(
		(one, name) =>
			typeof one === 'object' && one !== null
				? Object.getOwnPropertyDescriptor(one, name)?.value
				: undefined,
		value,
	);

/** https://apidocs.bitrix24.com/api-reference/crm/leads/ */
export const BITRIX24: readonly Endpoint[] = [
	{
		request: 'POST /rest/1/hook/crm.lead.list.json',
		body: {
			filter: { ORIGINATOR_ID: 'string', ORIGIN_ID: /^[0-9a-f]{32}$/ },
			select: ['string'],
		},
		answer: (body, service) => {
			const add = 'POST /rest/1/hook/crm.lead.add.json';
			const isThere = knows(service, add, inside(body, 'filter', 'ORIGIN_ID'));
			return { result: isThere ? [{ ID: '3465' }] : [], total: isThere ? 1 : 0, time: {} };
		},
	},
	{
		request: 'POST /rest/1/hook/crm.lead.add.json',
		body: {
			fields: {
				TITLE: 'string',
				NAME: 'string',
				EMAIL: bitrixValues,
				PHONE: bitrixValues,
				COMMENTS: 'string',
				SOURCE_ID: /^EMAIL$/,
				SOURCE_DESCRIPTION: 'string',
				UTM_SOURCE: 'string',
				'UTM_MEDIUM?': 'string',
				'UTM_CAMPAIGN?': 'string',
				ORIGINATOR_ID: 'string',
				ORIGIN_ID: /^[0-9a-f]{32}$/,
			},
			params: { REGISTER_SONET_EVENT: /^[YN]$/ },
		},
		answer: () => ({ result: 3465, time: {} }),
	},
];

/** https://www.amocrm.ru/developers/content/crm_platform/leads-api */
export const AMOCRM: readonly Endpoint[] = [
	{
		request: 'POST /api/v4/leads/complex',
		headers: bearer,
		body: [
			{
				name: 'string',
				request_id: 'string',
				_embedded: {
					tags: [{ name: 'string' }],
					contacts: [
						{
							name: 'string',
							custom_fields_values: [
								{
									field_code: /^(EMAIL|PHONE)$/,
									values: [{ value: 'string', enum_code: /^WORK$/ }],
								},
							],
						},
					],
				},
			},
		],
		answer: (body) => [
			{
				id: 9774766,
				contact_id: 12117258,
				company_id: null,
				request_id: [inside(body, '0', 'request_id')],
				merged: false,
			},
		],
	},
	{
		request: 'POST /api/v4/leads/notes',
		headers: bearer,
		body: [{ entity_id: 'number', note_type: /^common$/, params: { text: 'string' } }],
		answer: () => ({ _embedded: { notes: [{ id: 42709325, entity_id: 9774766 }] } }),
	},
];

/** https://developers.hubspot.com/docs/api/crm/contacts and …/deals, …/search */
export const HUBSPOT: readonly Endpoint[] = [
	{
		request: 'POST /crm/v3/objects/contacts/batch/upsert',
		headers: bearer,
		body: {
			inputs: [
				{
					id: 'string',
					idProperty: /^email$/,
					properties: { email: 'string', 'firstname?': 'string', 'phone?': 'string' },
				},
			],
		},
		answer: () => ({ status: 'COMPLETE', results: [{ id: '51', new: true, properties: {} }] }),
	},
	{
		request: 'POST /crm/v3/objects/deals/search',
		headers: bearer,
		body: {
			filterGroups: [
				{
					filters: [
						{ propertyName: 'string', operator: /^CONTAINS_TOKEN$/, value: /^[0-9a-f]{32}$/ },
					],
				},
			],
			properties: ['string'],
			limit: 'number',
		},
		answer: (body, service) => {
			const id = inside(body, 'filterGroups', '0', 'filters', '0', 'value');
			const isThere = knows(service, 'POST /crm/v3/objects/deals', id);
			return { total: isThere ? 1 : 0, results: isThere ? [{ id: '71' }] : [] };
		},
	},
	{
		request: 'POST /crm/v3/objects/deals',
		headers: bearer,
		body: {
			properties: {
				dealname: 'string',
				pipeline: 'string',
				dealstage: 'string',
				description: 'string',
			},
			associations: [
				{
					to: { id: 'string' },
					types: [{ associationCategory: /^HUBSPOT_DEFINED$/, associationTypeId: 'number' }],
				},
			],
		},
		answer: () => ({ id: '71', properties: {} }),
	},
];

/** https://comagic.github.io/data_api/communication/upload_emails/; refuses the subject `refused`. */
export const UIS: readonly Endpoint[] = [
	{
		request: 'POST /v2.0',
		body: {
			jsonrpc: /^2\.0$/,
			id: 'number',
			method: /^upload\.emails$/,
			params: {
				access_token: new RegExp(`^${TOKEN}$`),
				emails: [
					{
						'site_id?': 'number',
						date_time: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
						sender_name: 'string',
						subject: 'string',
						message: 'string',
						message_html: 'string',
						email_from: 'string',
						email_to: 'string',
						email_to_cc: ['string'],
					},
				],
			},
		},
		answer: (body) => ({
			jsonrpc: '2.0',
			id: 1,
			...(inside(body, 'params', 'emails', '0', 'subject') === 'refused'
				? { error: { code: -32001, message: 'Access token is invalid' } }
				: { result: { data: [{ id: 71 }], metadata: {} } }),
		}),
	},
];

/** https://core.telegram.org/bots/api#sendmessage; the node adds the options of its own. */
export const TELEGRAM: readonly Endpoint[] = [
	{
		request: `POST /bot${TOKEN}/sendMessage`,
		body: {
			chat_id: 'string',
			text: 'string',
			parse_mode: /^(HTML|Markdown)$/,
			'disable_web_page_preview?': 'boolean',
			'reply_markup?': { inline_keyboard: [[{ text: 'string', url: 'string' }]] },
		},
		answer: () => ({ ok: true, result: { message_id: 7 } }),
	},
];
