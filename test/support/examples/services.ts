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

/** … and contacts-api: what is asked when a client writes again. */
export const AMOCRM_REPEATS: readonly Endpoint[] = [
	...AMOCRM,
	{
		request: 'GET /api/v4/contacts',
		headers: bearer,
		query: { query: 'string', with: /^leads$/ },
		answer: (_body, service) => {
			const { query } = service.calls.at(-1)?.query ?? {};
			if (!knows(service, 'POST /api/v4/leads/complex', query)) return '';
			const values = [{ value: query, enum_code: 'WORK' }];
			const contact = {
				...{ id: 12117258, custom_fields_values: [{ field_code: 'EMAIL', values }] },
				_embedded: { leads: [{ id: 9774766 }] },
			};
			return { _embedded: { contacts: [contact] } };
		},
	},
	{
		request: 'GET /api/v4/leads',
		headers: bearer,
		query: { 'filter[id][]': /^9774766$/ },
		answer: () => ({ _embedded: { leads: [{ id: 9774766, status_id: 500, updated_at: 1 }] } }),
	},
];

/** https://developers.pipedrive.com/docs/api/v1 */
const pipedriveToken = { api_token: new RegExp(`^${TOKEN}$`) };
const pipedriveValues = [{ value: 'string', primary: 'boolean', label: /^work$/ }] as const;
const LEAD_ID = 'adf21080-0e10-11eb-879b-05d71fb426ec';

export const PIPEDRIVE: readonly Endpoint[] = [
	{
		request: 'GET /api/v2/leads/search',
		query: { ...pipedriveToken, term: /^[0-9a-f]{32}$/, fields: /^notes$/ },
		answer: (_body, service) => {
			const isThere = knows(service, 'POST /v1/notes', service.calls.at(-1)?.query['term']);
			return { success: true, data: { items: isThere ? [{ item: { id: LEAD_ID } }] : [] } };
		},
	},
	{
		request: 'GET /api/v2/persons/search',
		query: { ...pipedriveToken, term: 'string', fields: /^email$/, exact_match: /^true$/ },
		answer: () => ({ success: true, data: { items: [] } }),
	},
	{
		request: 'POST /api/v2/persons',
		query: pipedriveToken,
		body: { name: 'string', emails: pipedriveValues, phones: pipedriveValues },
		answer: () => ({ success: true, data: { id: 1092 } }),
	},
	{
		request: 'POST /v1/leads',
		query: pipedriveToken,
		body: { title: 'string', person_id: 'number' },
		answer: () => ({ success: true, data: { id: LEAD_ID } }),
	},
	{
		request: 'POST /v1/notes',
		query: pipedriveToken,
		body: { lead_id: 'string', content: 'string' },
		answer: () => ({ success: true, data: { id: 1 } }),
	},
];

/** https://docs.retailcrm.ru/Developers/API/APIVersions/APIv5 */
const retailKey = { 'x-api-key': TOKEN };
const retailForm = 'application/x-www-form-urlencoded';

export const RETAILCRM: readonly Endpoint[] = [
	{
		request: 'GET /api/v5/orders',
		headers: retailKey,
		query: { 'filter[externalIds][]': /^[0-9a-f]{32}$/ },
		answer: (_body, service) => {
			const id = service.calls.at(-1)?.query['filter[externalIds][]'];
			const isThere = knows(service, 'POST /api/v5/orders/create', id);
			return { success: true, orders: isThere ? [{ id: 9 }] : [] };
		},
	},
	{
		request: 'GET /api/v5/customers',
		headers: retailKey,
		query: { 'filter[email]': 'string' },
		answer: () => ({ success: true, customers: [] }),
	},
	{
		request: 'POST /api/v5/customers/create',
		headers: retailKey,
		type: retailForm,
		body: { site: /^your-shop$/, customer: /^\{"firstName":.*"email":.*"phones":/ },
		answer: () => ({ success: true, id: 5 }),
	},
	{
		request: 'POST /api/v5/orders/create',
		headers: retailKey,
		type: retailForm,
		body: { site: /^your-shop$/, order: /^\{"externalId":"[0-9a-f]{32}","customer":\{"id":5\}/ },
		answer: () => ({ success: true, id: 9 }),
	},
];

/** https://yandex.com/dev/metrika/en/management/openapi/offline_conversions/upload_1 */
export const METRICA: readonly Endpoint[] = [
	{
		request: 'POST /management/v1/counter/12345678/offline_conversions/upload',
		headers: { authorization: `OAuth ${TOKEN}` },
		type: 'multipart/form-data',
		body: /name="file"[\s\S]*ClientId,Target,DateTime\n1712345678901234567,email_inquiry,\d{10}\n/,
		answer: () => ({ uploading: { id: 1, line_quantity: 1, status: 'UPLOADED' } }),
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
